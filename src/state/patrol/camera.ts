import type { Photo } from '../../core/register/photo.ts';

export type CameraErrorCode = 'camera-denied' | 'camera-missing' | 'camera-ended';

/** Why there is no camera; the system's own can be used instead. */
export class CameraError extends Error {
  constructor(
    readonly code: CameraErrorCode,
    options?: ErrorOptions,
  ) {
    super(code, options);
    this.name = 'CameraError';
  }
}

/** A picture and how it was made. */
export interface Exposure {
  readonly file: Blob;
  readonly shutter: NonNullable<Photo['shutter']>;
}

/** The camera on the device's back, open. */
export interface Camera {
  readonly stream: MediaStream;
  readonly hasTorch: boolean;
  readonly zoom: { readonly min: number; readonly max: number } | null;
  setTorch(on: boolean): Promise<void>;
  setZoom(factor: number): Promise<void>;
  /**
   * A photo of the camera; where the browser gives none in time, a frame of the live picture that `video` shows.
   * @throws Error `camera-no-frame` before the first frame, or while the system shows none; CameraError `camera-ended` once the camera was
   * taken away: what the screen still shows is older than the shutter
   */
  expose(video: HTMLVideoElement): Promise<Exposure>;
  /** Tells when the camera is taken away: the permission is withdrawn, a call or another program has it. @returns what stops telling */
  onEnded(tell: () => void): () => void;
  close(): void;
}

interface PhotoCapture {
  takePhoto(): Promise<Blob>;
}
type Capabilities = MediaTrackCapabilities & {
  readonly torch?: boolean;
  readonly zoom?: { readonly min: number; readonly max: number };
};

/** Some phones never answer. */
const LONGEST_EXPOSURE_MS = 4000;
const FRAME_QUALITY = 0.92;
/** What is asked of the camera; it gives what it can. */
const VIDEO = { facingMode: { ideal: 'environment' }, width: { ideal: 2560 }, height: { ideal: 1440 } };

/** Opens the camera on the device's back. @throws CameraError */
export async function openCamera(): Promise<Camera> {
  const { mediaDevices } = navigator as { mediaDevices?: MediaDevices };
  // Absent outside a secure context.
  if (!mediaDevices?.getUserMedia) throw new CameraError('camera-missing');
  const stream = await mediaDevices.getUserMedia({ video: VIDEO, audio: false }).catch((error: unknown) => {
    const denied = error instanceof Error && (error.name === 'NotAllowedError' || error.name === 'SecurityError');
    throw new CameraError(denied ? 'camera-denied' : 'camera-missing', { cause: error });
  });
  const [track] = stream.getVideoTracks();
  const capabilities: Capabilities = track.getCapabilities?.() ?? {};
  const apply = (more: object) => track.applyConstraints({ advanced: [more as MediaTrackConstraintSet] }).catch(() => undefined);
  return {
    stream,
    hasTorch: capabilities.torch === true,
    zoom: capabilities.zoom && capabilities.zoom.max > capabilities.zoom.min ? capabilities.zoom : null,
    setTorch: (torch) => apply({ torch }),
    setZoom: (zoom) => apply({ zoom }),
    expose: async (video) => {
      const photo = isOver(track) ? null : await takePhoto(track);
      if (isOver(track)) throw new CameraError('camera-ended');
      return photo ? { file: photo, shutter: 'photo' } : { file: await takeFrame(video, track), shutter: 'video-frame' };
    },
    onEnded: (tell) => {
      track.addEventListener('ended', tell);
      return () => track.removeEventListener('ended', tell);
    },
    close: () => {
      for (const one of stream.getTracks()) one.stop();
    },
  };
}

/** Null where the browser takes none, or not in time. */
async function takePhoto(track: MediaStreamTrack): Promise<Blob | null> {
  const { ImageCapture } = globalThis as { ImageCapture?: new (track: MediaStreamTrack) => PhotoCapture };
  if (!ImageCapture) return null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), LONGEST_EXPOSURE_MS);
  });
  try {
    const photo = await Promise.race([new ImageCapture(track).takePhoto(), late]);
    return photo && photo.size > 0 ? photo : null;
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

const isOver = ({ readyState }: MediaStreamTrack): boolean => readyState === 'ended';

async function takeFrame(video: HTMLVideoElement, { muted }: MediaStreamTrack): Promise<Blob> {
  const noFrame = () => Object.assign(new Error('camera-no-frame'), { code: 'camera-no-frame' });
  // The last picture of a camera that gives none stays on the screen: it is not of this moment.
  if (muted || video.videoWidth === 0) throw noFrame();
  const canvas = Object.assign(document.createElement('canvas'), { width: video.videoWidth, height: video.videoHeight });
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  const frame = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', FRAME_QUALITY));
  if (!frame) throw noFrame();
  return frame;
}
