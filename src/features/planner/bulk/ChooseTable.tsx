import { Button, Select } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readBulk, writeTemplate } from '../../../state/bulk.ts';
import { asCodedError } from '../../../state/failure.ts';
import { today } from '../../../state/record.ts';
import { useSession } from '../../../state/session.ts';
import type { TemplateFormat } from '../../../workers/calls/bulk.ts';
import { FileDrop } from '../../../ui/FileDrop.tsx';
import { saveFile } from '../../district-map/save-file.ts';
import { fileNameOf } from '../tables/hand-over.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import { templateWords } from './bulk-words.ts';

const ALL = 'all';
const MEDIA_TYPES = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv' } as const;

/** Where a table comes in, and where an empty one is to be had. */
export function ChooseTable() {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const district = useSession((s) => s.summary?.district);
  const redLines = useSession((s) => s.summary?.redLines);
  const [scope, setScope] = useState(ALL);
  const [failure, setFailure] = useState<string | null>(null);
  const save = async (format: TemplateFormat) => {
    setFailure(null);
    try {
      const bytes = await writeTemplate(scope === ALL ? null : scope, templateWords(t), format);
      const name = fileNameOf([t('bulk.choose.templateName', { district: district?.name, day: today() })], format);
      saveFile(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: MEDIA_TYPES[format] }), name);
    } catch (error) {
      setFailure(failureText(asCodedError(error)));
    }
  };
  return (
    <div className="bulk-choose">
      <FileDrop
        multiple={false}
        accept=".xlsx,.xlsm,.csv,.tsv,.txt"
        onFiles={([file]) => void readBulk(file)}
        texts={{
          title: t('bulk.choose.title'),
          hint: t('bulk.choose.hint'),
          pick: t('bulk.choose.pick'),
          release: t('bulk.choose.release'),
        }}
      />
      <section className="bulk-template">
        <p className="bulk-quiet">{t('bulk.choose.templateHint')}</p>
        <div className="bulk-template__row">
          <Select
            aria-label={t('bulk.choose.templateOf')}
            value={scope}
            allowDeselect={false}
            searchable
            data={[
              { value: ALL, label: t('bulk.choose.allLines') },
              ...(redLines ?? []).map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(value) => setScope(value ?? ALL)}
          />
          {(['xlsx', 'csv'] as const).map((format) => (
            <Button
              key={format}
              variant="default"
              leftSection={<IconDownload size={16} aria-hidden />}
              onClick={() => void save(format)}
            >
              {t(`bulk.choose.${format}`)}
            </Button>
          ))}
        </div>
        {failure && (
          <p role="alert" className="failure">
            {failure}
          </p>
        )}
      </section>
    </div>
  );
}
