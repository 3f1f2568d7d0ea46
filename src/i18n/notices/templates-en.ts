/** As `noticeTemplatesZh`, for readers of English; the paper that is served is the Chinese one. */
export const noticeTemplatesEn: Record<string, string> = {
  'planning-stop-work': `Order to stop construction
{{office}} · {{documentNo}}
To: {{party}}
A building under construction was found at {{place}} (report {{sightingNos}}), first seen on {{seenOn}}: {{structure}}, {{floors}} storeys, now at the stage "{{stage}}", covering {{footprint}}. No planning permit was seen on the spot.
Under articles 64 and 65 of the Urban and Rural Planning Law you are asked to stop construction when you receive this order, to leave everything as it is, and to bring your land and planning approvals to this office within five working days.
Until that has been checked this order does not say that anything is unlawful. You may object to these facts in person or in writing; this office has to hear and record it.
Address: {{officeAddress}} · Telephone: {{officePhone}} · In charge: {{handlers}}
{{office}}
{{writtenOn}}`,
  'planning-notice': `Notice before an administrative decision
{{office}} · {{documentNo}}
To: {{party}}
In the case of the building at {{place}} (case {{caseNo}}, opened on {{openedOn}}) the inquiry is complete. You are told here the facts, reasons and rules of the decision that is intended.
Facts: the building stands on parcel {{parcels}}, {{structure}}, {{floors}} storeys, used as {{use}}, covering {{footprint}}; first seen on {{seenOn}}. It has no planning permit.
Rules: Urban and Rural Planning Law, articles 40, 41, 64 and 65.
You may make a statement and defend yourself. Facts, reasons and evidence that hold have to be accepted, and nothing may be made worse for your having spoken (Administrative Penalty Law, article 45).
Where a hearing is due you may ask for it within five working days from receiving this notice; it costs nothing (articles 63 and 64). Before that time has passed no decision is made.
Address: {{officeAddress}} · Telephone: {{officePhone}} · In charge: {{handlers}}
{{office}}
{{writtenOn}}`,
  'planning-demand': `Formal demand
{{office}} · {{documentNo}}
To: {{party}}
Decision {{decisionNo}} of {{decisionOn}} was served on {{decisionServedOn}} and asked for performance by {{decisionPerformBy}}. It has not been performed.
Under article 35 of the Administrative Compulsion Law you are asked to demolish the building at {{place}} yourself by {{performUntil}}, to clear the site, and to tell this office, which will check it.
You may make a statement and defend yourself; this office has to hear, record and examine it, and to accept what holds (article 36).
No building is demolished by force before the periods for review and suit have run out unused, or while a review or suit is pending (article 44).
Address: {{officeAddress}} · Telephone: {{officePhone}} · In charge: {{handlers}}
{{office}}
{{writtenOn}}`,
  'planning-announcement': `Announcement
{{office}} · {{documentNo}}
On the building at {{place}} (case {{caseNo}}): decision {{decisionNo}} of {{decisionOn}} was served on {{decisionServedOn}}; formal demand {{demandNo}} and enforcement decision {{enforcementNo}} have been made.
Under article 44 of the Administrative Compulsion Law it is announced that the building is to be demolished by its owner by {{performUntil}}. If it is not, and neither review nor suit was sought in time, it is demolished by the department charged by the government (Urban and Rural Planning Law, article 68).
Nothing is enforced at night, on rest days or public holidays, and water, power, heat, gas or road are never cut to bring it about (Administrative Compulsion Law, article 43).
Objections are heard by this office; review and suit are open as the law provides.
Address: {{officeAddress}} · Telephone: {{officePhone}}
{{office}}
{{writtenOn}}`,
  'land-stop-work': `Order to stop the use of land
{{office}} · {{documentNo}}
To: {{party}}
On the land at {{place}} (parcel {{parcels}}) a building is going up or was newly built (report {{sightingNos}}), first seen on {{seenOn}}. It occupies {{occupiedLand}} and is at the stage "{{stage}}". No approval of the land use was seen on the spot.
Under articles 67 and 68 of the Land Administration Law you are asked to stop occupying the land and building on it when you receive this order, to leave everything as it is, and to bring your approvals to this office within five working days.
Until that has been checked this order does not say that anything is unlawful. You may object to these facts in person or in writing; this office has to hear and record it.
Address: {{officeAddress}} · Telephone: {{officePhone}} · In charge: {{handlers}}
{{office}}
{{writtenOn}}`,
  'land-notice': `Notice before an administrative penalty
{{office}} · {{documentNo}}
To: {{party}}
In the case of the land at {{place}} (case {{caseNo}}, opened on {{openedOn}}) the inquiry is complete. You are told here the facts, reasons and rules of the penalty that is intended.
Facts: the building on parcel {{parcels}} occupies {{occupiedLand}} of land, of which it covers {{footprint}}; first seen on {{seenOn}}. There is no approval.
Rules: Land Administration Law, articles 77, 78 and 83. A fine is counted on the surveyed area of the occupied land; its area certificate is served with this notice.
You may make a statement and defend yourself. Facts, reasons and evidence that hold have to be accepted, and nothing may be made worse for your having spoken (Administrative Penalty Law, article 45).
Where a hearing is due you may ask for it within five working days from receiving this notice; it costs nothing (articles 63 and 64). Before that time has passed no decision is made.
Address: {{officeAddress}} · Telephone: {{officePhone}} · In charge: {{handlers}}
{{office}}
{{writtenOn}}`,
  'land-demand': `Formal demand to perform a penalty decision
{{office}} · {{documentNo}}
To: {{party}}
Penalty decision {{decisionNo}} of {{decisionOn}} was served on {{decisionServedOn}}. The periods for review and suit have run out, no review or suit is pending, and the decision has not been performed.
Under article 54 of the Administrative Compulsion Law you are asked to perform it within ten working days from receiving this demand: to demolish the building at {{place}} and give back the land.
If it is not performed this office will apply to the people's court (Land Administration Law, article 83; Administrative Compulsion Law, article 53).
You may make a statement and defend yourself; this office has to hear, record and examine it (article 36).
Address: {{officeAddress}} · Telephone: {{officePhone}} · In charge: {{handlers}}
{{office}}
{{writtenOn}}`,
  'land-announcement': `Announcement of enforcement
{{office}} · {{documentNo}}
In the case of the land at {{place}} (case {{caseNo}}) the people's court has allowed enforcement of penalty decision {{decisionNo}} (served on {{decisionServedOn}}).
It is announced that the building is to be demolished and the land given back by {{performUntil}}; after that the court enforces it (Administrative Compulsion Law, article 57; Land Administration Law, article 83).
Nothing is enforced at night, on rest days or public holidays, and water, power, heat, gas or road are never cut to bring it about (Administrative Compulsion Law, article 43).
Address: {{officeAddress}} · Telephone: {{officePhone}}
{{office}}
{{writtenOn}}`,
};
