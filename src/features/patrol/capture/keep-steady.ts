/**
 * Keeps the part of a column that was touched last where it is while parts above it grow or shrink by themselves: findings arrive with
 * every corner and fix, and a chip must not move from under the thumb. To be given as a `ref`; the sheet's body scrolls around it, and
 * leaves the browser's own anchoring, which not every phone has, to this.
 */
export function keepSteady(column: HTMLElement): () => void {
  const scroller = column.closest<HTMLElement>('.chidu-sheet-body');
  if (!scroller) return () => undefined;
  let touched: HTMLElement | null = null;
  let top = 0;
  const touch = ({ target }: Event) => {
    let part = target instanceof Element ? target : null;
    while (part && part.parentElement !== column) part = part.parentElement;
    // What sticks to the foot is under the thumb anyway.
    touched = part instanceof HTMLElement && getComputedStyle(part).position !== 'sticky' ? part : null;
    top = touched?.offsetTop ?? 0;
  };
  const settle = () => {
    if (touched?.parentElement !== column) return;
    const moved = touched.offsetTop - top;
    top = touched.offsetTop;
    if (moved !== 0) scroller.scrollTop += moved;
  };
  const observer = new ResizeObserver(settle);
  observer.observe(column);
  column.addEventListener('pointerdown', touch, true);
  column.addEventListener('focusin', touch, true);
  return () => {
    observer.disconnect();
    column.removeEventListener('pointerdown', touch, true);
    column.removeEventListener('focusin', touch, true);
  };
}
