/** `main.ts?page`: the program as one script with its style, for a page that carries both (certificate-page.plugin.ts). */
declare module '*?page' {
  export const script: string;
  export const style: string;
}
