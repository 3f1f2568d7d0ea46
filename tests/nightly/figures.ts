/** What a long run found, as names and numbers; units stand in the names. */
export type Figures = Readonly<Record<string, string | number | boolean>>;

const BEGINS = 'figures: ';

/** Tells what was found on a line of its own, which people read and `npm run nightly` collects. */
export const tellFigures = (figures: Figures): void => console.log(`${BEGINS}${JSON.stringify(figures)}`);

/** The figures that a run told, the last ones of each name. */
export function readFigures(output: string): Figures {
  const told: Record<string, string | number | boolean> = {};
  for (const line of output.split('\n')) {
    const at = line.indexOf(BEGINS);
    if (at < 0) continue;
    try {
      Object.assign(told, JSON.parse(line.slice(at + BEGINS.length)));
    } catch {
      // A line that was cut off tells nothing.
    }
  }
  return told;
}
