import { afterEach, describe, expect, it, vi } from 'vitest';
import { openCamera } from '../../../src/state/patrol/camera.ts';

/** A browser's camera, as far as it is asked; `taken` counts what was drawn from the live picture. */
function installCamera(photo: (() => Promise<Blob>) | null) {
  const track = Object.assign(new EventTarget(), {
    readyState: 'live',
    muted: false,
    stop: () => undefined,
    applyConstraints: async () => undefined,
  });
  const stream = { getVideoTracks: () => [track], getTracks: () => [track] };
  const seen = { taken: 0 };
  const canvas = {
    getContext: () => ({ drawImage: () => seen.taken++ }),
    toBlob: (done: (blob: Blob) => void) => done(new Blob(['frame'])),
  };
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia: async () => stream } });
  vi.stubGlobal('document', { createElement: () => canvas });
  if (photo)
    vi.stubGlobal(
      'ImageCapture',
      class {
        takePhoto = photo;
      },
    );
  return { track, seen, video: { videoWidth: 640, videoHeight: 480 } as HTMLVideoElement };
}

afterEach(() => vi.unstubAllGlobals());

describe('the camera of the program', () => {
  it('never gives a picture that is older than the shutter: taken away, it says so and draws nothing', async () => {
    const { track, seen, video } = installCamera(null);
    const camera = await openCamera();
    expect(await camera.expose(video)).toMatchObject({ shutter: 'video-frame' });
    track.readyState = 'ended';
    await expect(camera.expose(video)).rejects.toMatchObject({ code: 'camera-ended' });
    expect(seen.taken).toBe(1);
  });

  it('says so too where it goes while a photo is being taken', async () => {
    let { track, seen, video } = installCamera(null);
    ({ track, seen, video } = installCamera(async () => {
      track.readyState = 'ended';
      throw new Error('gone');
    }));
    const camera = await openCamera();
    await expect(camera.expose(video)).rejects.toMatchObject({ code: 'camera-ended' });
    expect(seen.taken).toBe(0);
  });

  it('gives nothing while the system shows no picture, and goes on when there is one', async () => {
    const { track, seen, video } = installCamera(null);
    const camera = await openCamera();
    track.muted = true;
    await expect(camera.expose(video)).rejects.toMatchObject({ code: 'camera-no-frame' });
    expect(seen.taken).toBe(0);
    track.muted = false;
    expect(await camera.expose(video)).toMatchObject({ shutter: 'video-frame' });
  });

  it('tells when it is taken away, and no more once nobody listens', async () => {
    const { track } = installCamera(null);
    const camera = await openCamera();
    let told = 0;
    const stop = camera.onEnded(() => told++);
    track.dispatchEvent(new Event('ended'));
    stop();
    track.dispatchEvent(new Event('ended'));
    expect(told).toBe(1);
  });
});
