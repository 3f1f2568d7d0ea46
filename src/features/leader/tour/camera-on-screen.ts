import type { TourCamera } from '../../../core/register/tour.ts';
import type { ViewPadding } from '../../../map/map-controller.ts';
import type { MapCamera } from '../../../map/map-scene.ts';

/**
 * Width of a frame that a map is looked at in, CSS pixels. What stands at the right is low: it moves the middle of what is looked at,
 * and does not make it smaller.
 */
export const roomOf = (frame: HTMLElement, { left }: Pick<ViewPadding, 'left'>): number => Math.max(1, frame.clientWidth - left);

/** The same width of ground in a room of another width, CSS pixels. */
export const cameraOnScreen = ({ lon, lat, zoom, bearing, width_px }: TourCamera, room_px: number): MapCamera =>
  inRoom({ lon, lat, bearing, zoom }, width_px > 0 ? width_px : room_px, room_px);

/** What was seen in a room, in one that became wider or narrower: the same width of ground. */
export const inRoom = (camera: MapCamera, before_px: number, after_px: number): MapCamera => ({
  ...camera,
  zoom: camera.zoom + Math.log2(after_px / before_px),
});
