const separators = new Map<string, string>();

/** Asked of the browser once: what formats numbers there takes longer than all the rest. */
function separatorOf(language: string): string {
  const known = separators.get(language) ?? (1000).toLocaleString(language).slice(1, -3);
  separators.set(language, known);
  return known;
}

/** A written decimal with its whole part in groups of three, as the language separates them: `1100.0` → `1,100.0`. The fraction stays as it is. */
export function groupThousands(decimal: string, language: string): string {
  const [whole, ...fraction] = decimal.split('.');
  return [whole.replace(/\B(?=(\d{3})+$)/g, separatorOf(language)), ...fraction].join('.');
}
