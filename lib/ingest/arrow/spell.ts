import { type Data, DataType, TimeUnit } from 'apache-arrow';

/** How a value of an Arrow type is spelled, and DuckDB's name of the type. */
export interface Spelling {
  readonly sqlType: string;
  /** The value in a row that has one, as DuckDB casts it to text. */
  spell(data: Data, row: number): string;
}

/** Parts of a second in each unit, by number of digits. */
const DIGITS = {
  [TimeUnit.SECOND]: 0,
  [TimeUnit.MILLISECOND]: 3,
  [TimeUnit.MICROSECOND]: 6,
  [TimeUnit.NANOSECOND]: 9,
};

const dateText = (milliseconds: number) => {
  const date = new Date(milliseconds);
  const year = date.getUTCFullYear();
  const rest = date.toISOString().slice(-20, -14);
  return year > 0
    ? `${String(year).padStart(4, '0')}${rest}`
    : `${String(1 - year).padStart(4, '0')}${rest} (BC)`;
};

/** A time of day in parts of a second, without zeros at its end. */
function timeText(time: bigint, digits: number): string {
  const scale = 10n ** BigInt(digits);
  const seconds = Number(time / scale);
  const fraction = String(time % scale)
    .padStart(digits, '0')
    .replace(/0+$/, '');
  const clock = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((n) =>
    String(Math.floor(n)).padStart(2, '0'),
  );
  return digits === 0 || fraction === '' ? clock.join(':') : `${clock.join(':')}.${fraction}`;
}

function timestamp(unit: TimeUnit, zone: string | null | undefined): Spelling {
  const digits = DIGITS[unit];
  const day = 86_400n * 10n ** BigInt(digits);
  const end = { 0: '_S', 3: '_MS', 6: '', 9: '_NS' }[digits];
  return {
    sqlType: zone ? 'TIMESTAMP WITH TIME ZONE' : `TIMESTAMP${end}`,
    spell(data, row) {
      const value = BigInt(data.values[row]);
      const time = ((value % day) + day) % day;
      const date = dateText(Number((value - time) / day) * 86_400_000);
      return `${date} ${timeText(time, digits)}${zone ? '+00' : ''}`;
    },
  };
}

function blobText(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => {
    const isPlain = byte >= 32 && byte < 127 && !'\'"\\'.includes(String.fromCharCode(byte));
    return isPlain
      ? String.fromCharCode(byte)
      : `\\x${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }).join('');
}

function decimal(precision: number, scale: number): Spelling {
  return {
    sqlType: `DECIMAL(${precision},${scale})`,
    spell(data, row) {
      const words: Uint32Array = data.values.subarray(row * data.stride, (row + 1) * data.stride);
      const bits = BigInt(words.length * 32);
      const raw = words.reduceRight((sum, word) => (sum << 32n) | BigInt(word), 0n);
      const value = BigInt.asIntN(Number(bits), raw);
      const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0');
      const point = digits.length - scale;
      const text = scale > 0 ? `${digits.slice(0, point)}.${digits.slice(point)}` : digits;
      return value < 0n ? `-${text}` : text;
    },
  };
}

/** The spelling of dates, times, decimals and binary values; of other types JavaScript's own. */
export function spellingOf(type: DataType): Spelling {
  if (DataType.isDecimal(type)) return decimal(type.precision, type.scale);
  if (DataType.isDate(type)) {
    const unit = type.unit === 0 ? 86_400_000 : 1;
    return { sqlType: 'DATE', spell: (data, row) => dateText(Number(data.values[row]) * unit) };
  }
  if (DataType.isTimestamp(type)) return timestamp(type.unit, type.timezone);
  if (DataType.isTime(type)) {
    const digits = DIGITS[type.unit];
    return { sqlType: 'TIME', spell: (data, row) => timeText(BigInt(data.values[row]), digits) };
  }
  if (DataType.isBinary(type) || DataType.isLargeBinary(type)) {
    return {
      sqlType: 'BLOB',
      spell: ({ values, valueOffsets }, row) =>
        blobText(values.subarray(Number(valueOffsets[row]), Number(valueOffsets[row + 1]))),
    };
  }
  if (DataType.isFixedSizeBinary(type)) {
    const { byteWidth } = type;
    return {
      sqlType: 'BLOB',
      spell: ({ values }, row) => blobText(values.subarray(row * byteWidth, (row + 1) * byteWidth)),
    };
  }
  return {
    sqlType: DataType.isNull(type) ? '"NULL"' : String(type).toUpperCase(),
    spell: (data, row) => String(data.values?.[row]),
  };
}
