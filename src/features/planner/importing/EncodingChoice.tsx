import { useTranslation } from 'react-i18next';
import type { EncodingPreview } from '../../../workers/calls/importing.ts';

const MOST_SAMPLES = 4;

/** The file's own texts in each encoding side by side: whoever can read it sees which is right. */
export function EncodingChoice({ text, onChoose }: { text: EncodingPreview; onChoose(encoding: string): void }) {
  const { t } = useTranslation();
  return (
    <fieldset className="encodings">
      <legend>{t('import.content.encoding')}</legend>
      <p className="quiet">{t('import.content.encodingHint')}</p>
      <div className="encodings__cards">
        {text.choices.map(({ encoding, samples }) => (
          <label key={encoding} className="encodings__card">
            <span className="encodings__head">
              <input
                type="radio"
                name="encoding"
                checked={encoding === text.encoding}
                onChange={() => onChoose(encoding)}
                aria-describedby={`encoding-${encoding}`}
              />
              <span>{t(`import.content.encodingName.${encoding}`, { defaultValue: encoding })}</span>
              {encoding === text.encoding && (
                <small>{t(`import.content.encodingFound.${text.found_by}`, { defaultValue: text.found_by })}</small>
              )}
            </span>
            <span id={`encoding-${encoding}`} className="encodings__samples">
              {samples.slice(0, MOST_SAMPLES).map((sample) => (
                <bdi key={sample}>{sample}</bdi>
              ))}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
