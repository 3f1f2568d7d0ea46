import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CoordinateReading, parseCoordinates } from '../../../core/geodesy/parse-coordinates.ts';
import { useSession } from '../../../state/session.ts';
import { describeReading } from './describe-reading.ts';

interface TypedPlaceProps {
  readonly title: string;
  readonly action: string;
  /** False where the place cannot be taken: what was typed stays. */
  onPlace(reading: CoordinateReading): boolean | void;
}

/** A field that takes coordinates in any notation. Where a text can be read in several ways, each is offered with how far it lies off. */
export function TypedPlace({ title, action, onPlace }: TypedPlaceProps) {
  const { t } = useTranslation();
  const settings = useSession((s) => s.summary?.settings);
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const readings =
    settings && text.trim() !== '' ? parseCoordinates(text, { meridian: settings.plane.meridian, bounds: settings.bounds }) : [];
  const place = (reading: CoordinateReading) => {
    setTried(false);
    if (onPlace(reading) !== false) setText('');
  };
  return (
    <form
      className="typed-place"
      onSubmit={(event) => {
        event.preventDefault();
        if (readings.length > 0) place(readings[0]);
        else setTried(text.trim() !== '');
      }}
    >
      <h3>{title}</h3>
      <div className="typed-place__row">
        <TextInput
          size="xs"
          aria-label={title}
          placeholder={t('measuring.typed.placeholder')}
          value={text}
          error={tried && readings.length === 0 ? t('measuring.typed.unreadable') : undefined}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setTried(false);
          }}
        />
        <Button size="xs" type="submit" variant="default">
          {action}
        </Button>
      </div>
      {readings.length === 0 ? (
        <p className="quiet typed-place__hint">{t('measuring.typed.hint')}</p>
      ) : (
        <ul className="typed-place__readings" aria-label={t('measuring.typed.candidates', { count: readings.length })}>
          {readings.map((reading) => (
            <li key={`${reading.lon}/${reading.lat}`}>
              <button type="button" className="typed-place__reading" onClick={() => place(reading)}>
                <span className="figures">
                  {reading.lon.toFixed(6)}°, {reading.lat.toFixed(6)}°
                </span>
                <span className="quiet">{describeReading(reading, t)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}
