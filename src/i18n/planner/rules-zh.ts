/** Rules by their code: what each is called, what it found in the case at hand, and what to do about it. */
export const rulesZh: Readonly<Record<string, { readonly name: string; readonly found: string; readonly todo: string }>> = {};
