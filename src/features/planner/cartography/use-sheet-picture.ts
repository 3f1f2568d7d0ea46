import { useCallback, useEffect, useRef, useState } from 'react';
import type { LonLat, MapScene } from '../../../map/map-scene.ts';
import { type MapPicture, renderPicture } from '../../../map/render-picture.ts';
import { readTile } from '../../../state/tiles.ts';
import type { PaperBox } from '../../../core/report/print-sheet/paper.ts';

const PREVIEW_dpi = 96;
const PRINT_dpi = 300;
/** Settings change in bursts, while one types or turns a paper. */
const REST_ms = 250;

interface SheetPicture {
  /** Address of the newest picture; null until the first is there. */
  readonly address: string | null;
  readonly isDrawing: boolean;
  /** Seconds that the print picture has been drawn for; null while none is. */
  readonly seconds: number | null;
  readonly failure: string | null;
  /** Draws at 300 dpi, once for the same settings. Null where it was cancelled or failed. */
  drawForPrint(): Promise<{ blob: Blob; address: string; dpi: number } | null>;
  cancel(): void;
}

/** Keeps a preview of the sheet's map at screen resolution, and draws it at print resolution when asked. */
export function useSheetPicture(scene: MapScene, centre: LonLat, scale: number, { width, height }: PaperBox): SheetPicture {
  const [preview, setPreview] = useState<string | null>(null);
  const [isDrawing, setDrawing] = useState(true);
  const [startedAt, setStartedAt] = useState<number | null>(null);
  const [seconds, setSeconds] = useState<number | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const printing = useRef<AbortController | null>(null);
  const kept = useRef<{ key: unknown; picture: MapPicture; address: string } | null>(null);
  const draw = useCallback(
    (dpi: number, signal: AbortSignal) =>
      renderPicture({ scene, tiles: readTile, centre, scale, width_mm: width, height_mm: height, dpi, signal }),
    [scene, centre, scale, width, height],
  );

  useEffect(() => {
    const controller = new AbortController();
    const timer = setTimeout(() => {
      setDrawing(true);
      draw(PREVIEW_dpi, controller.signal)
        .then(({ blob }) => setPreview(URL.createObjectURL(blob)))
        .catch((error: unknown) => {
          if (!controller.signal.aborted) setFailure(String(error));
        })
        .finally(() => {
          if (!controller.signal.aborted) setDrawing(false);
        });
    }, REST_ms);
    return () => {
      clearTimeout(timer);
      controller.abort();
      printing.current?.abort();
    };
  }, [draw]);
  useEffect(() => () => (preview === null ? undefined : URL.revokeObjectURL(preview)), [preview]);
  useEffect(() => {
    if (startedAt === null) return setSeconds(null);
    setSeconds(0);
    const timer = setInterval(() => setSeconds(Math.round((Date.now() - startedAt) / 1000)), 1000);
    return () => clearInterval(timer);
  }, [startedAt]);

  const drawForPrint = async () => {
    if (kept.current?.key === draw) return { ...kept.current.picture, address: kept.current.address };
    const controller = new AbortController();
    printing.current = controller;
    setFailure(null);
    setStartedAt(Date.now());
    try {
      const picture = await draw(PRINT_dpi, controller.signal);
      if (kept.current) URL.revokeObjectURL(kept.current.address);
      const address = URL.createObjectURL(picture.blob);
      kept.current = { key: draw, picture, address };
      return { ...picture, address };
    } catch (error) {
      if (!controller.signal.aborted) setFailure(String(error));
      return null;
    } finally {
      setStartedAt(null);
    }
  };
  return { address: preview, isDrawing, seconds, failure, drawForPrint, cancel: () => printing.current?.abort() };
}
