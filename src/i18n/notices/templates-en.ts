/** As `noticeTemplatesZh`, for readers of English; the paper that is served is the Chinese one. */
export const noticeTemplatesEn: Record<string, string> = {
  'planning-stop-work': `Order to stop construction
{{office}} · {{documentNo}}
To: {{party}}
A building under construction was found at {{place}} (report {{sightingNos}}), first seen on {{seenOn}}: {{structure}}, {{floors}} storeys, now at the stage "{{stage}}", covering {{footprint}}. No planning permit was seen on the spot.
Under articles 64 and 65 of the Urban and Rural Planning Law you are asked to stop construction when you receive this order, to leave everything as it is, and to bring your land and planning approvals to this office within five working days.
This order stops the works and is no final decision: whether anything is unlawful and what follows is decided after the case has been opened and looked into. You may object to these facts in person or in writing; this office has to hear and record it.
Against this order you may ask {{reviewBody}} for review within sixty days, or sue before {{court}} within six months, from the day you received it (Administrative Reconsideration Law, article 20; Administrative Litigation Law, article 46).
Address: {{officeAddress}} · Telephone: {{officePhone}} · Officers and their certificates: {{handlers}}
{{office}} (seal)
{{writtenOn}}`,
  'planning-notice': `Notice before an administrative decision
{{office}} · {{documentNo}}
To: {{party}}
In the case of the building at {{place}} (case {{caseNo}}, opened on {{openedOn}}) the inquiry is complete. You are told here the content, facts, reasons and rules of the decision that is intended.
Facts: the building stands on parcel {{parcels}}, {{structure}}, {{floors}} storeys, used as {{use}}, covering {{footprint}}; first seen on {{seenOn}}. It has no planning permit.
Rules: Urban and Rural Planning Law, articles 40, 41, 64 and 65.
Intended decision: {{proposed}}.
You may make a statement and defend yourself. Facts, reasons and evidence that hold have to be accepted, and nothing may be made worse for your having spoken (Administrative Penalty Law, article 45).
Where a hearing is due you may ask for it within five working days from receiving this notice; it costs nothing (articles 63 and 64). Before that time has passed no decision is made.
Address: {{officeAddress}} · Telephone: {{officePhone}} · Officers and their certificates: {{handlers}}
{{office}} (seal)
{{writtenOn}}`,
  'planning-demand': `Formal demand
{{office}} · {{documentNo}}
To: {{party}}
Decision {{decisionNo}} of {{decisionOn}} was served on {{decisionServedOn}} and asked for performance by {{decisionPerformBy}}. It has not been performed.
Under article 35 of the Administrative Compulsion Law you are asked to perform the following in the matter of the building at {{place}} by {{performUntil}}, that day included: {{ordered}}. Tell this office when it is done; it will check it.
You may make a statement and defend yourself; this office has to hear, record and examine it, and to accept what holds (article 36).
Review of the decision may be asked for until {{reviewUntil}}, a suit be brought until {{suitUntil}}. No building is demolished by force before these periods have run out unused, or while a review or suit is pending (article 44).
Address: {{officeAddress}} · Telephone: {{officePhone}} · Officers and their certificates: {{handlers}}
{{office}} (seal)
{{writtenOn}}`,
  'planning-announcement': `Announcement
{{office}} · {{documentNo}}
Person concerned: {{party}}
On the building at {{place}} (case {{caseNo}}): decision {{decisionNo}} of {{decisionOn}} was served on {{decisionServedOn}}; formal demand {{demandNo}} and enforcement decision {{enforcementNo}} have been made.
Under article 44 of the Administrative Compulsion Law it is announced that the building is to be demolished by its owner by {{performUntil}}, that day included. If it is not, and neither review nor suit was sought in time, it is demolished by the department charged by the government (Urban and Rural Planning Law, article 68).
Review of the decision may be asked for until {{reviewUntil}}, a suit be brought until {{suitUntil}}. Nothing is demolished by force before these periods have run out, or while a review or suit is pending.
Nothing is enforced at night, on rest days or public holidays, and water, power, heat, gas or road are never cut to bring it about (Administrative Compulsion Law, article 43).
Objections are heard by this office.
Address: {{officeAddress}} · Telephone: {{officePhone}}
{{office}} (seal)
{{writtenOn}}`,
  'land-stop-work': `Order to stop the use of land
{{office}} · {{documentNo}}
To: {{party}}
On the land at {{place}} (parcel {{parcels}}) a building is going up or was newly built (report {{sightingNos}}), first seen on {{seenOn}}. It occupies {{occupiedLand}} and is at the stage "{{stage}}". No approval of the land use was seen on the spot.
Under articles 67 and 68 of the Land Administration Law you are asked to stop occupying the land and building on it when you receive this order, to leave everything as it is, and to bring your approvals to this office within five working days.
This order stops the works and is no final decision: whether anything is unlawful and what follows is decided after the case has been opened and looked into. You may object to these facts in person or in writing; this office has to hear and record it.
Against this order you may ask {{reviewBody}} for review within sixty days, or sue before {{court}} within six months, from the day you received it (Administrative Reconsideration Law, article 20; Administrative Litigation Law, article 46).
Address: {{officeAddress}} · Telephone: {{officePhone}} · Officers and their certificates: {{handlers}}
{{office}} (seal)
{{writtenOn}}`,
  'land-notice': `Notice before an administrative penalty
{{office}} · {{documentNo}}
To: {{party}}
In the case of the land at {{place}} (case {{caseNo}}, opened on {{openedOn}}) the inquiry is complete. You are told here the content, facts, reasons and rules of the penalty that is intended.
Facts: the building on parcel {{parcels}} occupies {{occupiedLand}} of land, of which it covers {{footprint}}; first seen on {{seenOn}}. There is no approval.
Rules: Land Administration Law, articles 77, 78 and 83. A fine is counted on the surveyed area of the occupied land (Implementing Regulations, article 57); its area certificate is served with this notice.
Intended penalty: {{proposed}}.
You may make a statement and defend yourself. Facts, reasons and evidence that hold have to be accepted, and nothing may be made worse for your having spoken (Administrative Penalty Law, article 45).
Where a hearing is due you may ask for it within five working days from receiving this notice; it costs nothing (articles 63 and 64). Before that time has passed no decision is made.
Address: {{officeAddress}} · Telephone: {{officePhone}} · Officers and their certificates: {{handlers}}
{{office}} (seal)
{{writtenOn}}`,
  'land-demand': `Formal demand to perform a penalty decision
{{office}} · {{documentNo}}
To: {{party}}
Penalty decision {{decisionNo}} of {{decisionOn}} was served on {{decisionServedOn}} and has not been performed. Review of it may be asked for until {{reviewUntil}}, a suit be brought until {{suitUntil}}.
Under article 54 of the Administrative Compulsion Law you are asked to perform the following in the matter of the land at {{place}} within ten working days from receiving this demand: {{ordered}}.
If it is not performed this office will apply to the people's court (Land Administration Law, article 83; Administrative Compulsion Law, article 53), but not before the periods for review and suit have run out, nor while one is pending.
You may make a statement and defend yourself; this office has to hear, record and examine it, and to accept what holds (article 36).
Address: {{officeAddress}} · Telephone: {{officePhone}} · Officers and their certificates: {{handlers}}
{{office}} (seal)
{{writtenOn}}`,
  'land-announcement': `Announcement of enforcement
{{office}} · {{documentNo}}
Person concerned: {{party}}
In the case of the land at {{place}} (case {{caseNo}}) the people's court has allowed enforcement of penalty decision {{decisionNo}} (served on {{decisionServedOn}}).
It is announced that the following is to be performed by {{performUntil}}, that day included: {{ordered}}. After that the court enforces it (Administrative Compulsion Law, article 57; Land Administration Law, article 83).
Nothing is enforced at night, on rest days or public holidays, and water, power, heat, gas or road are never cut to bring it about (Administrative Compulsion Law, article 43).
Address: {{officeAddress}} · Telephone: {{officePhone}}
{{office}} (seal)
{{writtenOn}}`,
};
