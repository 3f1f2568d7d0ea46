import type { EntityRef } from './entity-ref.ts';
import type { Day, Instant } from './ports.ts';

/** Where a device was, as it says itself: degrees WGS 84 / CGCS2000, with the radius in metres that holds it with 95 % (W3C Geolocation `accuracy`). */
export interface MeasuredPosition {
  readonly lon: number;
  readonly lat: number;
  readonly accuracy_m: number;
  readonly at: Instant;
}

/** What a camera wrote into its file: compared with what the device knew, never trusted alone. */
export interface CameraData {
  /** Local time as written, `2026-11-28T14:03:05`, with its offset where the file has one. */
  readonly takenAt?: string;
  readonly lon?: number;
  readonly lat?: number;
  /** Radius of its position as the camera says it, metres. */
  readonly accuracy_m?: number;
  /** Direction of view as the camera says it, degrees clockwise from north (true or magnetic: cameras seldom say which). */
  readonly bearing_deg?: number;
  /** Satellite time, where the file has one. */
  readonly satelliteAt?: Instant;
  readonly model?: string;
  /** How the picture is to be turned for looking at it: 1 … 8 as Exif counts them. */
  readonly orientation?: number;
}

export const PHOTO_SOURCES = ['camera', 'picked'] as const;
/** Of the program's own camera: a photo of the device's camera, or a frame of its live picture where the browser gives no more. */
export const PHOTO_SHUTTERS = ['photo', 'video-frame'] as const;

/**
 * A photo as evidence. Its file is kept as it came and named by its SHA-256; what the device knew at the shutter lies beside it in a
 * sidecar (the canonical JSON of `PhotoSidecar`), whose SHA-256 this change seals.
 */
export interface Photo {
  readonly id: string;
  readonly subject: EntityRef;
  /** The day it was put on record. */
  readonly attachedOn: Day;
  readonly sha256: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** `camera`: taken by the program's own camera; `picked`: a file that somebody chose, whose making nobody here saw. */
  readonly how: (typeof PHOTO_SOURCES)[number];
  /** Of a camera's photo. */
  readonly shutter?: (typeof PHOTO_SHUTTERS)[number];
  /** Of a camera's photo the shutter, of a picked file its arrival; by the device's clock. */
  readonly takenAt: Instant;
  /** Server's or satellite's time minus the device's, where it is known. */
  readonly clockOffset_ms?: number;
  readonly position?: MeasuredPosition;
  /** Direction of view, degrees clockwise from north. */
  readonly bearing_deg?: number;
  readonly exif?: CameraData;
  readonly sidecar_sha256: string;
}

/** What a sidecar holds: the photo without what follows from it. */
export type PhotoSidecar = Omit<Photo, 'id' | 'subject' | 'attachedOn' | 'sidecar_sha256'> & { readonly format: 'chidu-photo/1' };
