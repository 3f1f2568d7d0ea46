import { useTranslation } from 'react-i18next';
import type { OpenImport } from '../../../state/imports.ts';
import type { ImportStep } from '../../../state/import-steps.ts';
import { describeSystem } from './describe-system.ts';

/** What was settled at a step, in one line. */
export function useStepSummary({ preview, draft }: OpenImport): (step: ImportStep) => string {
  const { t } = useTranslation();
  return (step) => {
    if (step === 'content') return describeContent();
    if (step === 'place') return describePlace();
    if (step === 'fields') return draft.kind ? `${draft.name} · ${t(`layerKind.${draft.kind}`)}` : '';
    return '';
  };

  function describeContent(): string {
    const { layers, options, text, coordinateColumns: columns } = preview;
    const parts = [
      ...(layers.length > 1
        ? [
            options.layer === undefined
              ? t('import.content.summaryLayers', { count: layers.length })
              : t('import.content.summaryLayer', { name: options.layer }),
          ]
        : []),
      ...(text && text.choices.length > 1
        ? [
            `${t('import.content.summaryEncoding', {
              name: t(`import.content.encodingName.${text.encoding}`, { defaultValue: text.encoding }),
              foundBy: t(`import.content.encodingFound.${text.found_by}`),
            })}：${text.choices.find(({ encoding }) => encoding === text.encoding)?.samples[0] ?? ''}`,
          ]
        : []),
      ...(columns
        ? [
            t('import.content.summaryColumns', {
              columns: 'wkt' in columns ? columns.wkt : `${columns.north} / ${columns.east}`,
            }),
          ]
        : []),
    ];
    return parts.length > 0 ? parts.join(' · ') : t('import.content.plain');
  }

  function describePlace(): string {
    if (!preview.crs || !preview.placing) return '';
    const { crs, swapped, unverified } = preview.placing;
    return [
      describeSystem(t, crs, preview.crs.name),
      t(`import.foundBy.${preview.crs.found_by}`, { defaultValue: preview.crs.found_by }),
      ...(swapped ? [t('import.place.reason.axes-turned')] : []),
      ...(unverified ? [t('import.place.unverified')] : []),
    ].join(' · ');
  }
}
