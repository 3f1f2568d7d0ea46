import { ActionIcon, UnstyledButton } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { areaText } from '../../../core/measure/area-text.ts';
import { pointTo } from '../../../state/hover.ts';
import { sameRef, select, stepUnder, useSelection } from '../../../state/selection.ts';
import { useNames } from './use-names.ts';

/** Several features lay under the click: all are listed with the land they share with the chosen one; brackets step through. */
export function UnderClick() {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const { under, underTitles, ref, detail } = useSelection();
  const several = under.length > 1;
  useEffect(() => {
    if (!several) return;
    document.addEventListener('keydown', stepByBracket);
    return () => document.removeEventListener('keydown', stepByBracket);
  }, [several]);
  if (!several) return null;
  const at = under.findIndex((one) => sameRef(one, ref));
  const sharedWith = (n: number) => detail?.overlaps.find((entry) => sameRef(entry.with, under[n]));
  return (
    <fieldset className="under-click">
      <legend className="under-click__head">
        <span className="quiet">{t('detail.several', { count: under.length })}</span>
        <span className="quiet figures">{t('inspection.detail.position', { at: at + 1, count: under.length })}</span>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('inspection.detail.previous')}
          title={t('inspection.detail.previous')}
          onClick={() => void stepUnder(-1)}
        >
          <IconChevronLeft size={18} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('inspection.detail.next')}
          title={t('inspection.detail.next')}
          onClick={() => void stepUnder(1)}
        >
          <IconChevronRight size={18} />
        </ActionIcon>
      </legend>
      {under.map((one, n) => {
        const shared = sharedWith(n);
        return (
          <UnstyledButton
            key={JSON.stringify(one)}
            className="under-click__row"
            aria-pressed={sameRef(one, ref)}
            onClick={() => void select(one, under)}
            onMouseEnter={() => pointTo(one)}
            onMouseLeave={() => pointTo(null)}
          >
            <span className={`kind-mark kind-mark--${one.kind}`} aria-hidden />
            <span className="under-click__name figures">{nameOf(one, underTitles[n] ?? '') || t(`detail.${one.kind}`)}</span>
            {shared && (
              <span className="figures quiet">
                {areaText(shared.area.value_cm2, shared.surveyed ? undefined : shared.area.sigma_m2, 2)} <small>m²</small>
              </span>
            )}
          </UnstyledButton>
        );
      })}
    </fieldset>
  );
}

function stepByBracket(event: KeyboardEvent): void {
  const writes = event.target instanceof Element && event.target.closest('input, textarea, [contenteditable], [role=dialog]');
  if (writes || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === ']') void stepUnder(1);
  else if (event.key === '[') void stepUnder(-1);
  else return;
  event.preventDefault();
}
