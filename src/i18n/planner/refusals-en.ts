import { binaryEn } from '../reading/binary-en.ts';
import { drawingEn } from '../reading/drawing-en.ts';
import { pointsEn } from '../reading/points-en.ts';
import { stepTableEn } from '../reading/step-table-en.ts';

/**
 * Refusals of steps of cases, of clearance, of objections, of tables of steps and of files of layers: none is met on a phone. They stand
 * among the errors of the shell once the desk's part is there.
 */
export const refusalsEn: Record<string, string> = {
  'case-exists': 'The case {{case}} exists already.',
  'case-unknown': 'There is no such case ({{case}}).',
  'case-no-missing': 'Give the case a number.',
  'case-without-sighting': 'A case needs at least one sighting.',
  'case-step-kind-unknown': 'There is no step “{{kind}}”.',
  'case-step-unknown': 'There is no such step ({{change}}); it may have been withdrawn.',
  'case-step-needed': 'Cannot be withdrawn: “{{kind}}” of {{neededOn}} rests on it. Withdraw the later steps first.',
  'case-closed': 'The case was closed on {{takenOn}}; nothing can be added.',
  'served-before-written': 'Service ({{servedOn}}) is earlier than the document.',
  'served-already': 'The service of this document on {{servedOn}} is on record already.',
  'served-on-other-day': 'The day of service ({{servedOn}}) is not the day of the record.',
  'not-served': 'No service of this document is on record.',
  'case-over': 'The case is closed ({{article}}).',
  'proof-missing': 'Name the proof of service: without it no period of the person begins.',
  'objection-exists': 'The objection {{objection}} is on record already.',
  'objection-unknown': 'There is no such objection ({{objection}}).',
  'objection-answered-already': 'The objection was answered on {{answeredOn}}.',
  'hearing-open': 'A hearing can be asked for up to and with {{until}}; no decision before that ({{article}}).',
  'review-open': 'The period for administrative review ends on {{until}}; not before it is over ({{article}}).',
  'suit-open': 'The period for a suit ends on {{until}}; not before it is over ({{article}}).',
  'remedies-not-stated-open': 'The decision did not state the remedies: the period ends on {{until}} ({{article}}).',
  'suit-after-review-open': 'The period for a suit after the review ends on {{until}} ({{article}}).',
  'demand-unanswered-open': 'Ten working days have to pass after the formal demand, up to {{until}} ({{article}}).',
  'performance-open': 'The time that the decision gives for performance ends on {{until}} ({{article}}).',
  'remedy-pending': 'A review or suit has no final result yet; the procedure stands still ({{article}}).',
  'case-suspended': 'The case is suspended or deferred ({{article}}).',
  'step-missing': '“{{missing}}” is missing before it ({{article}}).',
  'service-unproven':
    'There is no proof of service of “{{missing}}”: no period has begun and nothing later is allowed ({{article}}).',
  'wrong-executor':
    'Wrong executor: on the planning track the government demolishes, on the land track only the court may ({{article}}).',
  'remedies-open':
    'The period for review ends on {{reviewUntil}}, that for a suit on {{suitUntil}}; not before both have run out unused ({{article}}).',
  'hearing-too-soon': 'A hearing is announced seven working days ahead: not up to and with {{until}} ({{article}}).',
  'step-later': '“{{missing}}” is on record for {{takenOn}}; this step cannot be earlier ({{article}}).',
  'service-later': '“{{missing}}” was served on {{takenOn}} only; this step cannot be earlier ({{article}}).',
  'step-taken-already': '“{{missing}}” was taken on {{takenOn}} and is not taken twice ({{article}}).',
  'step-overtaken':
    'Cannot be recorded afterwards: “{{kind}}” of {{neededOn}} would lose what it rests on. Look at the later steps first.',
  'no-violation': 'The verification of {{takenOn}} found no violation: nothing of this kind against the person ({{article}}).',
  'decision-revoked':
    'The review or suit that ended on {{takenOn}} revoked the decision or held it to be unlawful: it cannot be demanded or enforced any more. Where the matter still has to be dealt with, notify and decide anew ({{article}}).',
  'remedy-outcome-unknown': 'The outcome “{{outcome}}” of a review or suit is not known.',
  'case-settled': 'A settlement was made on {{takenOn}}; where it is not kept, record “resumed” first ({{article}}).',
  'enforcement-refused':
    'The court ruled on {{takenOn}} against enforcement, so nothing is demolished; within fifteen days of receiving the ruling the office may ask the court above to reconsider ({{article}}).',
  'ruling-unknown': 'A ruling grants enforcement or refuses it; “{{ruling}}” is neither.',
  'fine-unknown': 'A fine ({{fine}}) is an amount above zero in whole fen, and belongs to a decision.',
  'decided-already': 'It was decided on {{takenOn}}; to deal with it anew, record “Revoked” first ({{article}}).',
  'demolition-not-decided': 'The decision of {{takenOn}} does not order demolition, so none is enforced ({{article}}).',
  'remedy-ended-already': 'That review or suit has its result already; none is pending ({{article}}).',
  'nothing-to-resume': 'The case is not suspended, deferred or settled; there is nothing to resume.',
  'case-not-begun': 'The file was begun on {{notBefore}}; a step cannot be earlier.',
  'case-track-unknown': 'There is no track “{{track}}”: a case is on the planning or the land track.',
  'verification-missing': 'Say what the verification found.',
  'decision-missing': 'Say what was decided: rectification, demolition, confiscation or a fine.',
  'executor-missing': 'Say who carries it out: the government or the court.',
  'perform-by-too-early': 'The day to perform ({{performBy}}) is earlier than the document: check it.',
  'limit-passed': 'The time limit ended on {{until}} ({{article}}).',
  'rest-day': 'No enforcement on holidays and rest days; possible after {{until}} ({{article}}).',
  'calendar-missing': 'The holidays of that year are not entered yet; an irreversible step waits for them ({{article}}).',
  'nothing-to-recheck': 'There is no demolition, rectification or other result to check again.',
  'building-exists': 'This building is on record already.',
  'building-no-missing': 'Give the building a number.',
  'building-unknown': 'There is no such building; it may have been withdrawn.',
  'case-in-use':
    'Case {{case}} has {{steps}} steps and cannot be withdrawn: withdraw the steps first, or close it by its procedure.',
  'milestone-is-registration':
    'Registration is the first step of a clearance item and cannot go alone: withdraw the whole item instead.',
  'finding-not-accepted': 'This finding was not accepted, so there is nothing to open again.',
  'finding-unnamed': 'It is not said which finding is meant: choose it in the list of findings.',
  'holidays-malformed':
    'This holiday file cannot be used: “{{member}}” holds “{{found}}”. Correct it to the form of the files in data/holidays and import it again.',
  'household-exists': 'This household is on record already.',
  'household-in-use': 'Clearance items still name this household; it cannot be withdrawn. Correct those items first.',
  'household-no-missing': 'Give the household a number.',
  'household-no-taken': 'The household number {{no}} is taken: choose another.',
  'household-unknown': 'There is no such household: register it first.',
  'item-in-use': 'This clearance item has later steps, objections or buildings and cannot be withdrawn: withdraw those first.',
  'objection-unanswered': 'The objection was not answered; there is no answer to take back.',
  ...stepTableEn.error,
  ...pointsEn.error,
  ...binaryEn.error,
  ...drawingEn.error,
};

/** Notes of files of layers; they stand among the notes of the shell in the same way. */
export const fileNotesEn: Record<string, string> = { ...pointsEn.note, ...binaryEn.note, ...drawingEn.note };
