import { MantineProvider } from '@mantine/core';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { expect, it } from 'vitest';
import { ASKING_PERFORMANCE, CASE_STEPS, type CaseStepKind } from '../../../../src/core/register/case.ts';
import { StepForm } from '../../../../src/features/planner/cases/StepForm.tsx';
import { createI18n } from '../../../../src/i18n/create-i18n.ts';
import { provideServices } from '../../../../src/state/services.ts';
import type { CaseFile } from '../../../../src/workers/calls/cases.ts';

const texts = await createI18n('zh-CN');
provideServices({ clock: { now: () => '2026-03-02T02:00:00.000Z' } } as never);
const file = { case: { id: 'k-1', no: 'k-1', track: 'planning' } } as unknown as CaseFile;

const formOf = (kind: CaseStepKind): string =>
  renderToStaticMarkup(
    <I18nextProvider i18n={texts}>
      <MantineProvider>
        <StepForm file={file} kind={kind} isAsked={false} onClose={() => {}} />
      </MantineProvider>
    </I18nextProvider>,
  );

it('every document that may set a day for performance is asked for it, and no other', () => {
  const label = texts.t('cases.field.performBy');
  const asked = CASE_STEPS.filter((kind) => formOf(kind).includes(label));
  expect(asked).toEqual(CASE_STEPS.filter((kind) => ASKING_PERFORMANCE.has(kind)));
});
