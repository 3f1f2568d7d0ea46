import { useTranslation } from 'react-i18next';
import type { Progress } from '../../workers/rpc.ts';
import { Progress as ProgressLine } from '../../ui/Progress.tsx';

/** Long work in words, with its count and a way out. */
export function PhaseProgress({ title, progress, onCancel }: { title: string; progress: Progress | null; onCancel?(): void }) {
  const { t, i18n } = useTranslation();
  const number = (value: number) => value.toLocaleString(i18n.language);
  const phase = progress ? t(`phase.${progress.phase}`, { defaultValue: t('phase.working') }) : t('phase.start');
  const count =
    !progress || progress.total === 0
      ? ''
      : progress.unit === 'share'
        ? `${Math.round((100 * progress.done) / progress.total)} %`
        : describeCount(progress);
  function describeCount({ done, total, unit }: Progress): string {
    if (unit === 'bytes') return `${number(Math.round(done / 1e5) / 10)} / ${number(Math.round(total / 1e5) / 10)} MB`;
    return t('progress.count', { done: number(done), total: number(total), unit: t(`unit.${unit}`, { defaultValue: unit }) });
  }
  return (
    <ProgressLine
      label={progress ? `${title}: ${phase}` : title}
      count={count}
      share={progress && progress.total > 0 ? progress.done / progress.total : undefined}
      cancel={onCancel && { label: t('app.cancel'), onCancel }}
    />
  );
}
