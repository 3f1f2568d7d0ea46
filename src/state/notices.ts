import type { Office, TemplateName } from '../core/report/notice/notice.ts';
import type { NoticeFacts } from '../workers/calls/notices.ts';
import { act } from './act.ts';
import { today } from './record.ts';
import { services } from './services.ts';
import { useSession } from './session.ts';

/** What the record says for the papers of a case on a day. @throws EngineError `case-unknown` */
export const loadNoticeFacts = (caseId: string, on: string, signal: AbortSignal): Promise<NoticeFacts> =>
  services().engine.noticeFacts([caseId, on], { signal });

/** Keeps who issues papers in the district's settings. @throws CodedError `nothing-changed` and failures of the store */
export async function keepOffice(office: Office): Promise<void> {
  await act([{ action: 'changeSettings', input: { patch: { office }, on: today() } }]);
}

/** Keeps the office's own wording of a paper, or (null) goes back to the product's. @throws CodedError as `keepOffice` */
export async function keepTemplate(name: TemplateName, template: string | null): Promise<void> {
  const { [name]: _, ...others } = useSession.getState().summary?.settings.noticeTemplates ?? {};
  const noticeTemplates = template === null ? others : { ...others, [name]: template };
  await act([{ action: 'changeSettings', input: { patch: { noticeTemplates }, on: today() } }]);
}
