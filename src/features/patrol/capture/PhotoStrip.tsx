/** Photos of the report that is being made. */
export function PhotoStrip() {
  return null;
}
