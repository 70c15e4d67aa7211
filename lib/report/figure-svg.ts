import { plainFigure } from '@/lib/export/figure/plain-figure';
import type { FigureParams } from '@/lib/plots/core/params';
import { pagesOf } from '@/lib/plots/core/svg';

function svgText(figure: SVGSVGElement, description: string, ink: string): string {
  const [width, height] = [figure.getAttribute('width'), figure.getAttribute('height')];
  const { outerHTML } = plainFigure(figure, ink);
  const label = description.replace(/[&<"]/g, (c) => `&#${c.charCodeAt(0)};`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}" font-family="system-ui, sans-serif">${outerHTML}</svg>`;
}

/** All pages of a figure, one below the other. */
export function svgPages(
  draw: (params: FigureParams) => SVGSVGElement,
  description: string,
  params: FigureParams,
): string {
  const { ink } = params.theme.colours;
  const first = draw(params);
  const others = Array.from({ length: pagesOf(first) - 1 }, (_, i) =>
    draw({ ...params, page: i + 1 }),
  );
  return [first, ...others].map((figure) => svgText(figure, description, ink)).join('\n');
}
