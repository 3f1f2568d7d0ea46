import { useTranslation } from 'react-i18next';
import { CHANNELS, STAGES, STRUCTURES, USES } from '../../../core/register/sighting.ts';
import { fillForm, useCapture } from '../../../state/patrol/capture.ts';
import { ChipGroup } from './ChipGroup.tsx';
import { Stepper } from './Stepper.tsx';

const MOST_FLOORS = 60;

/** What is said of the build: the stage has to be chosen, all else may stay as it is. */
export function CaptureForm() {
  const { t } = useTranslation();
  const form = useCapture((s) => s.draft?.form);
  if (!form) return null;
  const other = t('patrol.capture.form.other');
  const floors = t('patrol.capture.form.floors');
  return (
    <section className="capture-form" aria-label={t('patrol.capture.form.title')}>
      <ChipGroup
        label={t('patrol.capture.form.stage')}
        note={form.stage === null ? t('patrol.capture.form.required') : undefined}
        options={STAGES.map((value) => ({ value, text: t(`stage.${value}`) }))}
        value={form.stage}
        onChange={(stage) => fillForm({ stage })}
      />
      <Stepper
        label={floors}
        value={form.floors}
        step={1}
        least={0}
        most={MOST_FLOORS}
        text={String(form.floors)}
        lessLabel={t('patrol.capture.box.less', { what: floors })}
        moreLabel={t('patrol.capture.box.more', { what: floors })}
        onChange={(value) => fillForm({ floors: value })}
      />
      <ChipGroup
        label={t('patrol.capture.form.structure')}
        options={STRUCTURES.map((value) => ({ value, text: value === 'other' ? other : t(`structure.${value}`) }))}
        value={form.structure}
        onChange={(structure) => fillForm({ structure })}
      />
      <ChipGroup
        label={t('patrol.capture.form.use')}
        options={USES.map((value) => ({ value, text: value === 'other' ? other : t(`use.${value}`) }))}
        value={form.use}
        onChange={(use) => fillForm({ use })}
      />
      <ChipGroup
        label={t('patrol.capture.form.channel')}
        options={CHANNELS.map((value) => ({ value, text: t(`channel.${value}`) }))}
        value={form.channel}
        onChange={(channel) => fillForm({ channel })}
      />
      <label className="capture-field">
        {t('patrol.capture.form.seenOn')}
        <input type="date" value={form.seenOn} onChange={(event) => fillForm({ seenOn: event.currentTarget.value })} />
      </label>
      <label className="capture-field">
        {t('patrol.capture.form.absentOn')}
        <input
          type="date"
          max={form.seenOn}
          value={form.absentOn}
          onChange={(event) => fillForm({ absentOn: event.currentTarget.value })}
        />
      </label>
      {form.absentOn && (
        <label className="capture-field">
          {t('patrol.capture.form.absentEvidence')}
          <input
            type="text"
            value={form.absentEvidence}
            onChange={(event) => fillForm({ absentEvidence: event.currentTarget.value })}
          />
        </label>
      )}
      <label className="capture-field">
        {t('patrol.capture.form.note')}
        <textarea rows={2} value={form.note} onChange={(event) => fillForm({ note: event.currentTarget.value })} />
      </label>
    </section>
  );
}
