import type { Map as MapLibreMap, MapMouseEvent, MapTouchEvent } from 'maplibre-gl';
import { FINGER_REACH_PX, MOUSE_REACH_PX } from './aim.ts';

/** What a mode of drawing hears of hands and keys. */
export interface PenListener {
  click(event: MapMouseEvent): void;
  movePointer(event: MapMouseEvent): void;
  leave(): void;
  grab(event: MapMouseEvent | MapTouchEvent, reach_px: number): void;
  pull(event: MapTouchEvent): void;
  release(): void;
  press(event: KeyboardEvent): void;
  moveMap(): void;
}

/** Listens to the map and its element; returns how to stop. */
export function listenToPen(map: MapLibreMap, container: HTMLElement, pen: PenListener): () => void {
  const subscriptions = [
    map.on('click', (event) => pen.click(event)),
    map.on('mousemove', (event) => pen.movePointer(event)),
    map.on('mouseout', () => pen.leave()),
    map.on('mousedown', (event) => pen.grab(event, MOUSE_REACH_PX)),
    map.on('touchstart', (event) => event.points.length === 1 && pen.grab(event, FINGER_REACH_PX)),
    map.on('touchmove', (event) => pen.pull(event)),
    map.on('touchend', () => pen.release()),
    // Taken away by the system: what is held stays where it was last seen.
    map.on('touchcancel', () => pen.release()),
    map.on('move', () => pen.moveMap()),
  ];
  const released = () => pen.release();
  const pressed = (event: KeyboardEvent) => pen.press(event);
  document.addEventListener('mouseup', released);
  container.addEventListener('keydown', pressed, true);
  return () => {
    for (const subscription of subscriptions) subscription.unsubscribe();
    document.removeEventListener('mouseup', released);
    container.removeEventListener('keydown', pressed, true);
  };
}
