import { useTranslation } from 'react-i18next';
import { veilUnseen } from '../../../core/register/unseen.ts';
import { lacksCoordinates, lacksPolygons } from '../../../state/import-steps.ts';
import type { OpenImport } from '../../../state/imports.ts';
import { changeDraft, readInAnotherWay } from '../../../state/open-import.ts';
import { ColumnChoice } from './ColumnChoice.tsx';
import { EncodingChoice } from './EncodingChoice.tsx';

/** What of the file is read, and how its texts and coordinates are. */
export function ContentStep({ open }: { open: OpenImport }) {
  const { t } = useTranslation();
  const { text, coordinateColumns, layers, options, ...preview } = open.preview;
  return (
    <>
      {layers.length > 1 && <LayerChoice open={open} />}
      {text && text.choices.length > 1 && (
        <EncodingChoice text={text} onChoose={(encoding) => void readInAnotherWay({ ...options, encoding })} />
      )}
      {lacksPolygons(open.preview) && (
        <p className="warning" role="alert">
          {t('import.content.noPolygons')}
        </p>
      )}
      {(coordinateColumns !== null || lacksCoordinates(preview)) && (
        <ColumnChoice
          columns={preview.columns}
          now={coordinateColumns}
          onChoose={(columns) => void readInAnotherWay({ ...options, coordinateColumns: columns })}
        />
      )}
    </>
  );
}

function LayerChoice({ open }: { open: OpenImport }) {
  const { t, i18n } = useTranslation();
  const { layers, options } = open.preview;
  const number = (value: number) => value.toLocaleString(i18n.language);
  const choose = (layer: string | undefined) => {
    changeDraft({ contentConfirmed: true });
    const { layer: _, ...others } = options;
    void readInAnotherWay(layer === undefined ? others : { ...others, layer });
  };
  const isAll = options.layer === undefined;
  return (
    <fieldset className="choices">
      <legend>{t('import.content.layers')}</legend>
      <label className="choice">
        <input
          type="radio"
          name="layer"
          checked={isAll && (open.draft.contentConfirmed || layers.every(({ chosen }) => chosen))}
          onChange={() => choose(undefined)}
        />
        <span>{t('import.content.allLayers')}</span>
        <small className="figures">
          {t('import.content.layerCount', { features: number(layers.reduce((sum, one) => sum + one.features, 0)) })}
        </small>
      </label>
      {layers.map(({ name, features, polygons }) => (
        <label key={name} className="choice">
          <input type="radio" name="layer" checked={options.layer === name} onChange={() => choose(name)} />
          <span>{veilUnseen(name)}</span>
          <small className="figures">
            {polygons === undefined
              ? t('import.content.layerCount', { features: number(features) })
              : t('import.content.layerPolygons', { features: number(features), polygons: number(polygons) })}
          </small>
        </label>
      ))}
    </fieldset>
  );
}
