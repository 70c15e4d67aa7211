import { Disclosure } from '@/components/ui/Disclosure';
import type { Description } from '@/lib/ingest/types';
import type { Task } from '@/lib/scoring/task';

type ClassChoices = Readonly<Record<string, string | null>>;

interface ClassMappingProps {
  columns: readonly string[];
  description: Description | null;
  tasks: readonly Task[];
  chosen: ClassChoices;
  onChange(chosen: ClassChoices): void;
}

const NO_CLASS = '(no class)';

/** Assigns columns to classes. */
export function ClassMapping(props: ClassMappingProps) {
  const { columns, description, tasks, chosen, onChange } = props;
  const guessed = new Map(description?.classes.map((c) => [c.column, c.name]));
  const known = [...new Set(tasks.flatMap((task) => task.classes.map((c) => c.name)))];
  const nameOf = (column: string) =>
    Object.hasOwn(chosen, column) ? chosen[column]! : (guessed.get(column) ?? null);
  return (
    <Disclosure title={`${guessed.size} of ${columns.length} columns are classes`}>
      <div className="max-h-72 overflow-auto rounded-md border border-line">
        <table className="w-full">
          <thead className="sticky top-0 bg-sunken text-left">
            <tr>
              <th scope="col" className="px-2 py-1 font-medium">
                Column
              </th>
              <th scope="col" className="px-2 py-1 font-medium">
                Class
              </th>
            </tr>
          </thead>
          <tbody>
            {columns.map((column) => {
              const name = nameOf(column);
              const options = [...new Set([...(name ? [name] : []), ...known, column])];
              return (
                <tr key={column} className="border-line border-t">
                  <td className="break-all px-2 py-1">{column}</td>
                  <td className="px-2 py-1">
                    <select
                      aria-label={`Class of column ${column}`}
                      value={name ?? NO_CLASS}
                      onChange={(event) => {
                        const value = event.target.value;
                        onChange({ ...chosen, [column]: value === NO_CLASS ? null : value });
                      }}
                      className="max-w-full rounded-md border border-line bg-raised px-2 py-0.5"
                    >
                      <option>{NO_CLASS}</option>
                      {options.map((option) => (
                        <option key={option}>{option}</option>
                      ))}
                    </select>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Disclosure>
  );
}
