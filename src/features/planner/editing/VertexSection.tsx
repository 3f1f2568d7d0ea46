import { Button, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isSameVertex, leastOfStroke, STROKE } from '../../../core/editing/drawing.ts';
import { goAlong, readBearing } from '../../../core/editing/go-along.ts';
import { createDistrictPlane } from '../../../core/geodesy/district-plane.ts';
import { useCamera } from '../../../state/camera.ts';
import { chooseVertex, takeEditStep, useEditing } from '../../../state/editing.ts';
import { useSession } from '../../../state/session.ts';
import type { SketchPoint } from '../../../state/tools.ts';
import { useMapCommands } from '../map-commands.ts';
import { TypedPlace } from '../measuring/TypedPlace.tsx';
import { VertexTable } from '../measuring/VertexTable.tsx';
import { numberVertices } from './number-vertex.ts';

/** Vertices by their numbers: typed in, moved to typed coordinates, or set off from the last one by distance and bearing. */
export function VertexSection() {
  const { t } = useTranslation();
  const drawing = useEditing((s) => s.drawing);
  const chosen = useEditing((s) => s.chosen);
  const { go } = useMapCommands();
  const vertices = useMemo(() => numberVertices(drawing), [drawing]);
  const at = vertices.find(({ vertex }) => isSameVertex(vertex, chosen));
  const strokes = leastOfStroke(drawing.tool) !== null;
  const put = (place: SketchPoint) => {
    const taken = takeEditStep(at ? { do: 'move', vertex: at.vertex, at: place } : { do: 'add', at: place });
    if (taken && !isInView(place)) go([...place, ...place]);
    return taken;
  };
  const last = strokes ? vertices.findLast(({ vertex }) => vertex.part === STROKE) : at;
  return (
    <section className="editing__section">
      {(at || strokes) && (
        <TypedPlace
          title={at ? t('editing.typed.move', { no: at.no }) : t('measuring.typed.addTitle')}
          action={t(at ? 'editing.typed.set' : 'measuring.typed.add')}
          onPlace={({ lon, lat }) => put([lon, lat])}
        />
      )}
      {last && (
        <SetOff
          from={last.at}
          no={last.no}
          onPlace={(place) =>
            strokes
              ? put(place)
              : takeEditStep({ do: 'insert', vertex: { ...last.vertex, index: last.vertex.index + 1 }, at: place })
          }
        />
      )}
      {vertices.length > 0 && (
        <VertexTable
          title={t('measuring.vertices.title', { count: vertices.length })}
          vertices={vertices}
          onChoose={(place) => chooseVertex(vertices[place].vertex)}
          onRemove={(place) => takeEditStep({ do: 'remove', vertex: vertices[place].vertex })}
        />
      )}
    </section>
  );
}

/** The next vertex by distance and bearing in the plane. */
function SetOff({ from, no, onPlace }: { from: SketchPoint; no: string; onPlace(at: SketchPoint): void }) {
  const { t } = useTranslation();
  const settings = useSession((s) => s.summary?.settings);
  const [length, setLength] = useState('');
  const [bearing, setBearing] = useState('');
  const [tried, setTried] = useState(false);
  const length_m = Number(length.replace(/\s*m$/, '') || Number.NaN);
  const degrees = readBearing(bearing);
  const isLength = length_m > 0 && length_m < 100_000;
  return (
    <form
      className="edit-set-off"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!settings || degrees === null || !isLength) return;
        onPlace(goAlong(createDistrictPlane(settings.plane), from, length_m, degrees));
        setTried(false);
      }}
    >
      <h3>{t('editing.setOff.title', { no })}</h3>
      <div className="edit-set-off__row">
        <TextInput
          size="xs"
          label={t('editing.setOff.length')}
          inputMode="decimal"
          value={length}
          error={tried && !isLength}
          onChange={(event) => setLength(event.currentTarget.value)}
        />
        <TextInput
          size="xs"
          label={t('editing.setOff.bearing')}
          placeholder="45°30′"
          value={bearing}
          error={tried && degrees === null}
          onChange={(event) => setBearing(event.currentTarget.value)}
        />
        <Button size="xs" type="submit" variant="default">
          {t('measuring.typed.add')}
        </Button>
      </div>
      {tried && (!isLength || degrees === null) && (
        <p className="failure" role="alert">
          {t('editing.setOff.unreadable')}
        </p>
      )}
    </form>
  );
}

function isInView([lon, lat]: SketchPoint): boolean {
  const [west, south, east, north] = useCamera.getState().bounds ?? [lon, lat, lon, lat];
  return lon >= west && lon <= east && lat >= south && lat <= north;
}
