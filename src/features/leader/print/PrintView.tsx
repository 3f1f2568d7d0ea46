import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import '../../../ui/print-root.css';
import { DisclosureView } from './DisclosureView.tsx';
import './print-view.css';
import { SheetsView } from './SheetsView.tsx';

const KINDS = ['sheets', 'disclosure'] as const;

/** What leaves the office on paper: sheets at a true scale, and the disclosure list of a red line. */
export function PrintView() {
  const { t } = useTranslation();
  const [kind, setKind] = useState<(typeof KINDS)[number]>('sheets');
  const head = (
    <SegmentedControl
      fullWidth
      aria-label={t('print.what.label')}
      data={KINDS.map((value) => ({ value, label: t(`print.what.${value}`) }))}
      value={kind}
      onChange={(value) => setKind(value)}
    />
  );
  return kind === 'sheets' ? <SheetsView head={head} /> : <DisclosureView head={head} />;
}
