import { publishingEn } from '../reading/publishing-en.ts';

/**
 * Refusals of steps of cases, of clearance, of layers, of objections and of the office's rules: none is met on a phone. They stand among the errors of the shell once the
 * desk's part is there.
 */
export const refusalsEn: Record<string, string> = {
  'day-missing':
    '“{{field}}” lacks its date, or only a part of it is typed: give the whole year, month and day, such as 2026-11-20.',
  'case-exists': 'The case {{case}} exists already.',
  'case-unknown': 'There is no such case ({{case}}).',
  'case-no-missing': 'Give the case a number.',
  'case-no-taken': 'The case number {{no}} is taken: give the case another one.',
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
  'calendar-missing':
    'The holidays of that year are not entered yet, so that nobody can say when the period ends: enter them before this step ({{article}}).',
  'decision-stands':
    'The decision still stands: if there was no violation after all, record its revocation first, then close (Administrative Penalty Law, art. 75).',
  'nothing-to-recheck': 'There is no demolition, rectification or other result to check again.',
  'building-exists': 'This building is on record already.',
  'building-no-missing': 'Give the building a number.',
  'building-unknown': 'There is no such building; it may have been withdrawn.',
  'case-in-use':
    'Case {{case}} has steps ({{steps}}) and cannot be withdrawn: withdraw the steps first, or close it by its procedure.',
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
  'sketch-without-area': 'The drawn shape has no area: it needs at least three vertices that are not in one line.',
  'number-missing': 'Type the other side’s number first.',
  'number-unreadable': 'This number cannot be read. Write digits and a unit, such as 12.35 mu, with a decimal point.',
  'number-not-positive': 'An area is larger than 0.',
  'number-too-long': 'A number has at most 15 digits.',
  'number-not-finite': 'A coordinate is “{{token}}”, which is not a number. Correct it.',
  'objection-explained-already': 'An explanation of a number is attached to this objection: withdraw that first.',
  'explanation-altered':
    'The explanation does not match its hash and was not attached. Explain the number again, then attach it.',
  'explanation-exists': 'The same explanation is attached to this objection already.',
  'explanation-unknown': 'The objection has no such explanation; it may have been withdrawn.',
  'objection-unanswered': 'The objection was not answered; there is no answer to take back.',
  'objection-open':
    'The objection received on {{receivedOn}} is not answered: answer it and record the result before this step (Regulation on Expropriation of Buildings on State-owned Land, arts. 26, 27; Implementing Regulation of the Land Administration Law, arts. 28, 32).',
  'decision-after-agreement':
    'An agreement was signed for this item on {{signedOn}}: a compensation decision is made where none was reached. If the signing was recorded by mistake, withdraw it first (Regulation on Expropriation of Buildings on State-owned Land, art. 26).',
  'deposit-unproven':
    'Under a compensation decision, payment means a deposit: name the proof of the account (Regulation on Expropriation of Buildings on State-owned Land, art. 28).',
  'vacating-by-decision-alone':
    'A decision alone is no ground for vacating: a later agreement, a recorded voluntary vacating or a court ruling is needed; name it as proof (same regulation, arts. 27, 28).',
  'vacating-missing':
    'A building is on record on this item and nobody has moved out of it: record the vacating before the land is cleared or handed over (Regulation on Expropriation of Buildings on State-owned Land, art. 27).',
  'geometry-not-surveyed':
    'The parcel’s boundary is not surveyed (origin {{origin}}, σ {{sigma_m}} m) and cannot bear an agreement, a compensation decision or a payment: import the surveyed boundary first.',
  'archive-lacks-papers':
    'The archive is not complete: {{count}} steps lack a document number or a proof, “{{step}}” first of them. Add them, then record the archiving.',
  'fine-without-land':
    'The fine is counted on occupied land, and none is drawn for this case: survey it first (土地管理法实施条例 第57条).',
  'fine-out-of-range':
    'A fine of {{fine}} yuan is outside of the law: {{m2}} m² of occupied land allow {{least}} to {{most}} yuan (100 to 1000 yuan a square metre, 土地管理法实施条例 第57条).',
  'fine-not-surveyed':
    'The fine is counted on the occupied land, whose outline is not surveyed (origin {{origin}}, σ {{sigma_m}} m): survey it first (Implementing Regulation of the Land Administration Law, art. 57).',
  'double-compensation':
    '{{m2, number(maximumFractionDigits: 2; useGrouping: false)}} m² of this land was paid for on {{paidOn}} under “{{redLine}}” (item {{item}}) and is not paid for twice: check both red lines and the parcel.',
  'item-repeated': 'This parcel has an item within this red line already ({{item}}): record there. No land is paid for twice.',
  'parcel-unplaced':
    'The map has no such parcel ({{parcel}}), so that nobody can tell whether its land is compensated already: import the parcel before the payment.',
  'freeze-date-relied-on':
    'The freeze date of the red line “{{redLine}}” ({{freezeOn}}) is what {{count}} agreements, decisions or payments rest on (the first is “{{kind}}” of {{takenOn}}): it is neither moved nor taken away (Expropriation Decree 590, art. 16; Implementing Regulation of the Land Administration Law, art. 26). Where it was recorded wrongly, take back first what was recorded on it.',
  'item-outside-red-line':
    '{{m2}} m² of the parcel ({{land}}) lie in the red line “{{redLine}}”, so that nothing may be paid: check parcel and red line of the item; record a revision of the red line first, where there was one.',
  'track-retained':
    'Fixes are kept for {{days, of(one: day; more: days)}}: those of this patrol can be erased from {{notBefore}} on.',
  'track-erased': 'The fixes of this patrol were erased after their time: they cannot be brought back, nor erased again.',
  'track-erased-alone':
    'The fixes of this patrol were erased after their time: it can be sent only together with what they proved. Synchronise again from the desk that erased them.',
  'track-reach-differs':
    'The distance or accuracy of coverage has just been changed: erase again, so that what was seen is put down by the limits that hold.',
  'setting-below-law':
    'The setting “{{field}}” cannot fall below the law: {{least}} is what it asks for, {{found}} was entered ({{article}}).',
  'setting-unknown': 'The setting “{{field}}” has no value “{{found}}”: choose one from the list.',
  'setting-not-retroactive':
    'The timing of the demand can change from {{notBefore}} on, not back to {{fromOn}}: earlier steps stay judged by the rule of their day.',
  'parcel-not-in-layer':
    'Layer “{{layer}}” holds no such parcel ({{parcel}}), so that it gets no new boundary: import the layer that holds it first.',
  'compensated-land':
    '{{m2, number(maximumFractionDigits: 2; useGrouping: false)}} m² of this land is compensated already ({{land}}) and is not paid for twice: check the compensated layer.',
  'certificate-inconsistent':
    'The area certificate of this shape does not verify ({{finding}}) and is not issued. Check the shape.',
  'nothing-to-certify': 'There is no shape here whose area could be certified.',
  'replacement-drops-items':
    'The new file lacks {{features, of(one: parcel; more: parcels)}} that {{items, of(one: clearance item stands; more: clearance items stand)}} on ({{named}}), so it cannot take the place of “{{layer}}”. Check that the file is complete, or withdraw these items first.',
  'layer-compensates':
    '{{items, of(one: clearance item; more: clearance items)}} and {{builds, of(one: build; more: builds)}} lie on this compensated land. Without the layer nobody could find double compensation: replace it by a corrected file, or first accept each finding with its reason.',
  'layer-permits':
    '{{builds, of(one: build lies; more: builds lie)}} within these permits, which speak for the persons concerned: replace the layer by a corrected file.',
  'layer-compensates-less':
    'The file that is to take its place holds less compensated land: that of {{items, of(one: clearance item; more: clearance items)}} and {{builds, of(one: build; more: builds)}} would be on record no more. Check the file; where it is a correction, first accept each finding with its reason.',
  'layer-permits-less':
    'The file that is to take its place holds less permitted land: {{builds, of(one: build; more: builds)}} would lose the permits that speak for the persons concerned. Check the file.',
  'layer-in-use':
    '{{items, of(one: clearance item lies; more: clearance items lie)}} on parcels of this layer; without it their areas could not be computed, so it cannot be withdrawn.',
  'layer-exists': 'This layer is there already.',
  'layer-holds-no-parcels': 'This layer holds no parcels.',
  'red-line-exists': 'This red line is there already.',
  'red-line-in-use': 'Clearance items rest on this red line; it cannot be withdrawn.',
  'revision-before-first-version': 'The revision is dated before the red line was drawn.',
  'target-invalid': 'The share or the day of a target is invalid.',
  'item-exists': 'This clearance item is registered already.',
  'item-before-red-line': 'The registration is dated before the red line was drawn.',
  'shares-invalid': 'The households’ shares must add up to 1.',
  'household-repeated': 'The same household ({{household}}) is entered twice: give it one line with its whole share.',
  'milestone-needed': 'A later step, of {{neededOn}}, rests on it: withdraw that one first.',
  'milestone-out-of-order': 'The step before it has to be recorded first, and no later than this one.',
  'milestone-repeated': 'This step is on record already, for {{recordedOn}}.',
  'milestone-unknown': 'There is no such step on record.',
  'milestone-kind-unknown': 'There is no such kind of step.',
  'amount-not-whole-fen': 'Amounts go to the fen (0.01 yuan).',
  'item-parcel-unknown':
    'The district has no such parcel ({{parcel}}), so no clearance item can be registered. Import the layer of parcels first; what belongs to another district is registered there.',
  'papers-before-step': 'Papers of a step cannot be dated before the step ({{notBefore}}). Check the date.',
  'patch-imaged-after-receipt':
    'The picture ({{imagedOn}}) is later than the day on which the patch was received ({{receivedOn}}). Check both dates.',
  'objection-day-differs':
    'An objection takes effect on the day of its receipt ({{receivedOn}}); the day recorded for it ({{on}}) has to be the same.',
  'answer-before-receipt': 'An answer cannot be dated before the day of receipt.',
  'area-negative': 'An area cannot be negative; correct it and submit again.',
  'patch-area-unreadable': '“{{value}}” in column “{{column}}” is no number. Correct the layer, or leave the column out.',
  'patch-exists': 'This patch was taken in already.',
  'patch-no-missing': 'Give the patch its number.',
  'patch-no-taken': 'A patch with the number {{no}} is on record: check whether it was handed down twice.',
  'patch-pictures-out-of-order':
    'The earlier picture ({{before}}) has to be older than the later one ({{after}}): check both days.',
  'shape-is-first': 'This is the first shape and cannot go alone: withdraw the whole record instead.',
  'task-assignee-missing': 'Say who is to do it.',
  'task-due-before-assigned': 'The task would be due ({{dueOn}}) before it is given: check the day.',
  'task-exists': 'This task was given already.',
  'task-origin-unknown': 'There is no origin “{{from}}”: choose one of the list.',
  'task-title-missing': 'Say what is to be done.',
  'sketch-empty': 'What was drawn encloses no area, or the line has fewer than two points. Draw it again.',
  'sketch-outside': 'What was drawn lies too far from the plane of this district to be measured. Draw nearer to the district.',
  'table-column-unknown': 'These data have no column “{{column}}”. Remove the filter, sorting or grouping that uses it.',
  'table-gone': 'The table has been renewed. Try again.',
  'district-exists': 'The district exists already.',
  ...publishingEn,
};
