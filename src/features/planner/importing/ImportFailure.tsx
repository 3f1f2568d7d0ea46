import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodedError } from '../../../core/register/coded-error.ts';
import { readNext, type ReadRequest, startReading, useImports } from '../../../state/imports.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import { ColumnChoice } from './ColumnChoice.tsx';
import { OtherSystem } from './OtherSystem.tsx';

/** What naming the coordinate system may put right. */
const ABOUT_PLACE = /^(crs-|not-degrees|not-metres|axes-)/;
/** What naming the encoding may put right. */
const ABOUT_TEXT = /^(encoding-|text-|xml-syntax|not-geojson)/;
/** What naming the columns of coordinates may put right. */
const ABOUT_COLUMNS: ReadonlySet<string> = new Set([
  'coordinate-columns-unknown',
  'column-unknown',
  'columns-mixed',
  'cell-not-a-number',
]);
const ENCODINGS = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be', 'windows-1252'];

/** Why a file could not be read, and what may help; the file and how it was read are kept. */
export function ImportFailure({ request, error }: { request: ReadRequest; error: CodedError }) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const waiting = useImports((s) => s.waiting.length);
  const [encoding, setEncoding] = useState<string | null>(request.options.encoding ?? null);
  return (
    <>
      <div role="alert" className="failure">
        <strong>{request.files[0].name}</strong>
        <p>{failureText(error)}</p>
        <p>{t('import.failed')}</p>
      </div>
      {waiting > 0 && <Button onClick={() => void readNext()}>{t('import.next', { count: waiting })}</Button>}
      {ABOUT_PLACE.test(error.code) && (
        <>
          <p>{t('import.failure.crs')}</p>
          <OtherSystem placing={null} initiallyOpen onChoose={(choice) => void startReading({ ...request, choice })} />
        </>
      )}
      {ABOUT_COLUMNS.has(error.code) && (
        <>
          <p>{t('import.failure.columns')}</p>
          <ColumnChoice
            isOpen
            columns={namesIn(error).map((name) => ({ name, filled: 0, samples: [] }))}
            now={request.options.coordinateColumns ?? null}
            onChoose={(coordinateColumns) =>
              void startReading({ ...request, options: { ...request.options, coordinateColumns } })
            }
          />
        </>
      )}
      {ABOUT_TEXT.test(error.code) && (
        <>
          <p>{t('import.failure.encoding')}</p>
          <Select
            label={t('import.failure.encodingLabel')}
            value={encoding}
            data={ENCODINGS.map((value) => ({ value, label: t(`import.content.encodingName.${value}`) }))}
            onChange={setEncoding}
          />
          <Button
            variant="default"
            disabled={encoding === null}
            onClick={() => encoding !== null && void startReading({ ...request, options: { ...request.options, encoding } })}
          >
            {t('import.retry')}
          </Button>
        </>
      )}
    </>
  );
}

/** The message names the file's columns, as many as it has room for. */
function namesIn({ params }: CodedError): string[] {
  const names = params?.columns;
  return typeof names === 'string' ? names.split(', ').filter((name) => name !== '' && !name.endsWith('…')) : [];
}
