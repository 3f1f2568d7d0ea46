import { IconArrowLeft, IconBulb, IconStack2 } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodedError } from '../../../core/register/coded-error.ts';
import { asCodedError } from '../../../state/failure.ts';
import { type Camera, CameraError, openCamera } from '../../../state/patrol/camera.ts';
import { watchFacing } from '../../../state/patrol/facing.ts';
import { keepShot, usePhotos } from '../../../state/patrol/photos.ts';
import { freshenPosition, momentNow } from '../../../state/patrol/shutter-facts.ts';
import { usePhotoWords } from '../../district-map/photos/use-photo-words.ts';
import './camera-view.css';
import { FileInput } from './FileInput.tsx';
import { ShutterFacts } from './ShutterFacts.tsx';

/** Whether the camera stays open after a photo; remembered while the page is open. */
let staysOpen = false;

/** The program's own camera: full screen, one big shutter. What the device knows is taken at the press, not when the picture arrives. */
export function CameraView({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  const words = usePhotoWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const [camera, setCamera] = useState<Camera | null>(null);
  const [error, setError] = useState<CodedError | null>(null);
  const [isExposing, setExposing] = useState(false);
  const [several, setSeveral] = useState(staysOpen);
  const { shots, reading } = usePhotos();
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(watchFacing, []);
  useEffect(freshenPosition, []);
  useEffect(() => {
    let opened: Camera | null = null;
    let isOpen = true;
    let stopTelling: (() => void) | undefined;
    openCamera().then(
      (one) => {
        opened = one;
        if (!isOpen) return one.close();
        stopTelling = one.onEnded(() => {
          setCamera(null);
          setError(new CameraError('camera-ended'));
        });
        setCamera(one);
        if (video.current) video.current.srcObject = one.stream;
      },
      (failed: unknown) => isOpen && setError(asCodedError(failed)),
    );
    return () => {
      isOpen = false;
      stopTelling?.();
      opened?.close();
    };
  }, []);
  const close = () => dialog.current?.close();
  const shoot = async () => {
    if (!camera || !video.current || isExposing) return;
    const moment = momentNow();
    setExposing(true);
    setError(null);
    try {
      const { file, shutter } = await camera.expose(video.current);
      void keepShot(file, shutter, moment);
      if (!several) close();
    } catch (failed) {
      setError(asCodedError(failed));
    } finally {
      setExposing(false);
    }
  };
  return (
    <dialog ref={dialog} className="camera-view" aria-label={t('photos.camera.label')} onClose={onClose}>
      {/* The live picture has no sound. */}
      <video ref={video} className="camera-view__picture" data-exposing={isExposing} autoPlay playsInline muted />
      <ShutterFacts />
      {!camera && !error && (
        <p role="status" className="camera-view__word">
          {t('photos.camera.opening')}
        </p>
      )}
      {error && <NoCamera text={words.failure(error)} hasCamera={camera !== null} onDone={close} />}
      <p role="status" className="camera-view__kept">
        {isExposing || reading > 0
          ? t('photos.camera.keeping')
          : several && shots.length > 0
            ? t('photos.camera.kept', { count: shots.length })
            : ''}
      </p>
      <div className="camera-view__foot">
        <button type="button" className="camera-view__side" onClick={close}>
          <IconArrowLeft size={24} aria-hidden />
          {t('photos.camera.done')}
        </button>
        <button
          type="button"
          className="camera-view__shutter"
          aria-label={t('photos.camera.shoot')}
          disabled={!camera || isExposing}
          onClick={() => void shoot()}
        />
        <div className="camera-view__more">
          {camera?.hasTorch && <TorchButton camera={camera} />}
          <button
            type="button"
            className="camera-view__side"
            aria-pressed={several}
            onClick={() => {
              staysOpen = !several;
              setSeveral(staysOpen);
            }}
          >
            <IconStack2 size={24} aria-hidden />
            {t('photos.camera.several')}
          </button>
        </div>
      </div>
      {camera?.zoom && <ZoomButtons camera={camera} zoom={camera.zoom} />}
    </dialog>
  );
}

/** Why there is no picture, and the way round it. */
function NoCamera({ text, hasCamera, onDone }: { text: string; hasCamera: boolean; onDone(): void }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div role="alert" className="camera-view__word">
      <p>{text}</p>
      {!hasCamera && (
        <>
          <button type="button" className="camera-view__system" onClick={() => input.current?.click()}>
            {t('photos.camera.system')}
          </button>
          <p className="camera-view__hint">{t('photos.strip.pickHint')}</p>
          <FileInput ref={input} label={t('photos.camera.system')} camera onFiles={onDone} />
        </>
      )}
    </div>
  );
}

function TorchButton({ camera }: { camera: Camera }) {
  const { t } = useTranslation();
  const [isOn, setOn] = useState(false);
  return (
    <button
      type="button"
      className="camera-view__side"
      aria-pressed={isOn}
      onClick={() => {
        void camera.setTorch(!isOn);
        setOn(!isOn);
      }}
    >
      <IconBulb size={24} aria-hidden />
      {t('photos.camera.torch')}
    </button>
  );
}

const FACTORS = [1, 2, 4];

function ZoomButtons({ camera, zoom: { min, max } }: { camera: Camera; zoom: { min: number; max: number } }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(1);
  const factors = FACTORS.filter((factor) => factor >= min && factor <= max);
  if (factors.length < 2) return null;
  return (
    <div className="camera-view__zoom">
      {factors.map((factor) => (
        <button
          key={factor}
          type="button"
          className="camera-view__side"
          aria-pressed={factor === chosen}
          aria-label={t('photos.camera.zoom', { factor })}
          onClick={() => {
            void camera.setZoom(factor);
            setChosen(factor);
          }}
        >
          {factor}×
        </button>
      ))}
    </div>
  );
}
