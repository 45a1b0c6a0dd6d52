/** One figure that was promised, and what it is. */
export interface Target {
  what: string;
  target: string;
  measured: number;
  unit: string;
  met: boolean;
}

export const figure = (value: number, digits = 1) => value.toFixed(digits);

export const rate = (value: number) =>
  Math.round(value).toLocaleString('en-US');

/** What was promised under this label, as a table. */
export function targetTable(
  label: string,
  targets: readonly Target[],
): string[][] {
  return [
    [label, 'target', 'measured', 'met'],
    ...targets.map(({ what, target, measured, unit, met }) => [
      what,
      `${target} ${unit}`,
      `${figure(measured, 2)} ${unit}`,
      met ? 'yes' : 'NO',
    ]),
  ];
}

/** Tables with a heading row each, of Markdown or, aligned the same way, for the terminal. */
export function layOut(tables: readonly string[][][], markdown: boolean) {
  const parts = tables.map(rows => {
    const widths = rows[0].map((_, column) =>
      Math.max(...rows.map(row => row[column].length)),
    );
    const lines = rows.map(row => {
      const cells = row.map((cell, column) => cell.padEnd(widths[column]));
      return markdown ? `| ${cells.join(' | ')} |` : `  ${cells.join('   ')}`;
    });
    const rule = widths.map(width => '-'.repeat(width));
    lines.splice(
      1,
      0,
      markdown ? `| ${rule.join(' | ')} |` : `  ${rule.join('   ')}`,
    );
    return lines.join('\n');
  });
  return parts.join('\n\n');
}
