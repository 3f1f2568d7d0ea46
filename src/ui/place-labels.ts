/**
 * Heights for labels that want to stand at `wanted`, in order from top to bottom, at least `gap` apart and between `top` and
 * `bottom`; each as near to its wish as its neighbours leave room for.
 */
export function placeLabels(wanted: readonly number[], gap: number, top: number, bottom: number): number[] {
  const placed = wanted.map((y) => Math.min(bottom, Math.max(top, y)));
  for (let i = 1; i < placed.length; i++) placed[i] = Math.max(placed[i], placed[i - 1] + gap);
  let room = bottom;
  for (let i = placed.length - 1; i >= 0; i--) {
    placed[i] = Math.min(placed[i], room);
    room = placed[i] - gap;
  }
  return placed;
}
