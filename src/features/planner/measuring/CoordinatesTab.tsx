import { Button, Switch } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bounds } from '../../../core/geodesy/plane.ts';
import { mark, useMark } from '../../../state/mark.ts';
import { useSelection } from '../../../state/selection.ts';
import { useSession } from '../../../state/session.ts';
import { useTools } from '../../../state/tools.ts';
import type { FeatureDetail } from '../../../workers/engine-api.ts';
import { columnsOf, NOTATIONS, writePlace } from './notations.ts';
import { SketchActions } from './SketchActions.tsx';
import { TypedPlace } from './TypedPlace.tsx';
import { useCopy } from './use-copy.ts';
import { type ListedVertex, VertexTable } from './VertexTable.tsx';

/** Coordinates of a place pointed at, gone to, or chosen among the vertices of the selected feature. */
export function CoordinatesTab({ onGo }: { onGo(bounds: Bounds): void }) {
  const { t } = useTranslation();
  const { tool, sketch, take } = useTools();
  const detail = useSelection((s) => s.detail);
  const vertices = useMemo(() => (detail ? listVertices(detail.geometry) : []), [detail]);
  useEffect(() => {
    const at = sketch[0];
    if (tool === 'coordinate' && at) mark(at);
  }, [tool, sketch]);
  return (
    <>
      <TypedPlace
        title={t('measuring.typed.goTitle')}
        action={t('measuring.typed.go')}
        onPlace={({ lon, lat }) => {
          mark([lon, lat]);
          onGo([lon, lat, lon, lat]);
        }}
      />
      <Switch
        size="sm"
        checked={tool === 'coordinate'}
        onChange={(event) => take(event.currentTarget.checked ? 'coordinate' : null)}
        label={t('measuring.place.pick')}
        description={t('measuring.place.pickHint')}
      />
      <MarkedPlace />
      {detail && vertices.length > 0 ? (
        <VertexTable
          key={detail.title}
          open
          title={t('measuring.vertices.of', { title: detail.title, count: vertices.length })}
          vertices={vertices}
        />
      ) : (
        <p className="quiet">{t('measuring.vertices.none')}</p>
      )}
      <SketchActions />
    </>
  );
}

function MarkedPlace() {
  const { t } = useTranslation();
  const at = useMark((s) => s.at);
  const meridian = useSession((s) => s.summary?.settings.plane.meridian) ?? 0;
  const copy = useCopy();
  if (!at) return <p className="quiet">{t('measuring.place.none')}</p>;
  const rows = NOTATIONS.map((notation) => ({ notation, texts: writePlace(at, notation, meridian) }));
  const text = rows.flatMap(({ texts }) => (texts ? [texts.join('\t')] : [])).join('\n');
  return (
    <section aria-label={t('measuring.place.title')} className="marked-place" data-testid="marked-place">
      <h3>{t('measuring.place.title')}</h3>
      <dl>
        {rows.map(({ notation, texts }) => (
          <div key={notation}>
            <dt>{t(`measuring.notation.${notation}`, { meridian })}</dt>
            <dd className="figures">
              {texts
                ? texts.map((one, n) => (
                    <span key={columnsOf(notation)[n]}>
                      <small>{t(`measuring.column.${columnsOf(notation)[n]}`)}</small> {one}
                    </span>
                  ))
                : t('measuring.place.outsideZones')}
            </dd>
          </div>
        ))}
      </dl>
      <div className="button-row">
        <Button
          size="xs"
          variant="default"
          leftSection={<IconCopy size={14} aria-hidden />}
          onClick={() => void copy(text, t('measuring.vertices.copied', { count: 1 }))}
        >
          {t('measuring.place.copy')}
        </Button>
        <Button size="xs" variant="default" onClick={() => mark(null)}>
          {t('measuring.place.unmark')}
        </Button>
      </div>
    </section>
  );
}

/** Every vertex of a feature, ring by ring, without the closing ones; numbered `ring-vertex` where there are several rings. */
function listVertices(geometry: FeatureDetail['geometry']): ListedVertex[] {
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
  return rings.flatMap((ring, r) =>
    ring.slice(0, -1).map(([lon, lat], n): ListedVertex => {
      const no = rings.length > 1 ? `${r + 1}-${n + 1}` : String(n + 1);
      return { no, at: [lon, lat] };
    }),
  );
}
