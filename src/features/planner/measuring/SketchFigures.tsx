import { NumberInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bounds } from '../../../core/geodesy/plane.ts';
import type { CodedError } from '../../../core/register/coded-error.ts';
import { useCamera } from '../../../state/camera.ts';
import { asCodedError } from '../../../state/failure.ts';
import { measureSketch } from '../../../state/measuring.ts';
import { type SketchPoint, useTools } from '../../../state/tools.ts';
import type { SketchMeasurement } from '../../../workers/calls/measuring.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import { AreaResult } from './AreaResult.tsx';
import { LengthTable, SegmentTable } from './LengthTables.tsx';
import { SketchActions } from './SketchActions.tsx';
import { TypedPlace } from './TypedPlace.tsx';
import { VertexTable } from './VertexTable.tsx';

/** A drawn line or ring: its figures, its sides, its vertices, and how to draw it. */
export function SketchFigures({ shape, onGo }: { shape: 'line' | 'polygon'; onGo(bounds: Bounds): void }) {
  const { t } = useTranslation();
  const { sketch, finished, sigma_m, setSigma, setSketch } = useTools();
  const { measured, error } = useMeasured(shape);
  const failureText = useFailureText();
  const isRing = shape === 'polygon';
  return (
    <>
      <SketchActions />
      {sketch.length === 0 && <p className="quiet">{t('measuring.start')}</p>}
      {error && (
        <p className="failure" role="alert">
          {failureText(error)}
        </p>
      )}
      {measured && sketch.length > 1 && (
        <div aria-live="polite" className="measuring__figures">
          {measured.outsidePlane && <p className="warning">{t('measuring.outsidePlane')}</p>}
          {isRing && sketch.length > 2 && <AreaResult measured={measured} />}
          <LengthTable line={measured.line} title={t(isRing ? 'measuring.length.perimeter' : 'measuring.length.title')} />
          <SegmentTable line={measured.line} sigma_m={sigma_m} />
        </div>
      )}
      {sketch.length > 0 && (
        <VertexTable
          title={t('measuring.vertices.title', { count: sketch.length })}
          vertices={sketch.map((at, n) => ({ no: String(n + 1), at }))}
          onRemove={(n) =>
            setSketch(
              sketch.filter((_, index) => index !== n),
              finished && sketch.length > (isRing ? 3 : 2),
            )
          }
        />
      )}
      <NumberInput
        size="xs"
        label={t('measuring.sigma')}
        description={t('measuring.sigmaHint')}
        suffix=" m"
        min={0}
        max={1000}
        decimalScale={3}
        value={sigma_m ?? ''}
        onChange={(value) => setSigma(typeof value === 'number' && value > 0 ? value : null)}
      />
      <TypedPlace
        title={t('measuring.typed.addTitle')}
        action={t('measuring.typed.add')}
        onPlace={({ lon, lat }) => {
          const longer: readonly SketchPoint[] = [...(finished ? [] : sketch), [lon, lat]];
          setSketch(longer, false);
          if (!isInView(lon, lat)) onGo(boundsOf(longer));
        }}
      />
    </>
  );
}

function isInView(lon: number, lat: number): boolean {
  const [west, south, east, north] = useCamera.getState().bounds ?? [lon, lat, lon, lat];
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

function boundsOf(points: readonly SketchPoint[]): Bounds {
  const [lons, lats] = [points.map(([lon]) => lon), points.map(([, lat]) => lat)];
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

/** The ruler's word on the sketch, and the error where it has none. The last figures stand until the next ones come. */
function useMeasured(shape: 'line' | 'polygon'): { measured: SketchMeasurement | null; error: CodedError | null } {
  const { sketch, sigma_m } = useTools();
  const [answer, setAnswer] = useState<{ measured: SketchMeasurement | null; error: CodedError | null }>({
    measured: null,
    error: null,
  });
  useEffect(() => {
    if (sketch.length < 2) return setAnswer({ measured: null, error: null });
    const ask = async () => {
      try {
        const measured = await measureSketch(shape, sketch, sigma_m);
        if (measured) setAnswer({ measured, error: null });
      } catch (error) {
        setAnswer({ measured: null, error: asCodedError(error) });
      }
    };
    void ask();
  }, [shape, sketch, sigma_m]);
  return answer;
}
