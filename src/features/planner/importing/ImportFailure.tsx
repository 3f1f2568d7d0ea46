import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodedError } from '../../../core/register/coded-error.ts';
import { readNext, type ReadRequest, startReading, useImports } from '../../../state/imports.ts';
import { useFailureText } from '../use-failure-text.ts';
import { OtherSystem } from './OtherSystem.tsx';

/** What naming the coordinate system may put right. */
const ABOUT_PLACE = /^(crs-|not-degrees|not-metres|axes-)/;
/** What naming the encoding may put right. */
const ABOUT_TEXT = /^(encoding-|text-|xml-syntax|not-geojson)/;
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
