import { useTranslation } from 'react-i18next';
import type { DrawingReport } from '../../../workers/calls/editing.ts';

const REASONS = ['self-intersection', 'zero-area', 'too-few-vertices', 'coordinate-beyond-plane'] as const;

/** Why a drawing cannot be saved as it is, each reason once; empty where it can. */
export function useUnfitReasons(report: DrawingReport | undefined): readonly string[] {
  const { t } = useTranslation();
  if (!report || report.status === 'ok') return [];
  const codes = report.findings.filter((code) => code !== 'duplicate-vertices');
  return [...new Set(codes.map((code) => t(`patrol.capture.unfitReason.${REASONS.find((one) => one === code) ?? 'other'}`)))];
}
