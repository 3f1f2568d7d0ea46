/** A written decimal with its whole part in groups of three, as the language separates them: `1100.0` → `1,100.0`. The fraction stays as it is. */
export function groupThousands(decimal: string, language: string): string {
  const [whole, ...fraction] = decimal.split('.');
  const separator = (1000).toLocaleString(language).slice(1, -3);
  return [whole.replace(/\B(?=(\d{3})+$)/g, separator), ...fraction].join('.');
}
