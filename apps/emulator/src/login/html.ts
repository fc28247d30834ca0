import { type DialogLanguage, words } from './words.ts'

/** HTML that is safe to put into a page. */
export interface Html {
  readonly html: string
}

type Part = Html | string | number | null | readonly Html[]

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Builds HTML; every text put in is escaped. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return { html: strings.reduce((built, piece, index) => built + rendered(parts[index - 1] ?? null) + piece) }
}

function rendered(part: Part): string {
  if (part === null) return ''
  if (typeof part === 'string' || typeof part === 'number')
    return String(part).replace(/[&<>"']/g, (c) => escapes[c] ?? c)
  if ('html' in part) return part.html
  return part.map((piece) => piece.html).join('')
}

const style = `
*{box-sizing:border-box}body{margin:0;min-height:100vh;background:#eef0f4;color:#1c1e21;font:16px/1.5 system-ui,sans-serif;
display:grid;place-items:center;padding:48px 16px}
main{width:100%;max-width:480px;background:#fff;border-radius:14px;box-shadow:0 6px 30px #0002;padding:28px;overflow-wrap:anywhere}
.ribbon{position:fixed;inset:0 0 auto;background:#7a3e00;color:#fff;text-align:center;font-weight:700;letter-spacing:.12em;padding:4px;font-size:13px}
h1{font-size:21px;line-height:1.3;margin:0 0 6px}p{margin:0 0 18px;color:#4b4f56}
h1+form{margin-top:16px}fieldset{border:0;margin:0;padding:0}
label.row{display:flex;gap:12px;align-items:center;padding:12px;border:1px solid #d6d9de;border-radius:10px;margin:0 0 8px;cursor:pointer}
label.row img{width:36px;height:36px;border-radius:50%}label.row span{flex:1}
input{width:20px;height:20px;accent-color:#1255cc;flex:none}
.some label.row{margin-left:20px}form:has([data-testid=login-pages-all]:checked) .some{display:none}
button{font:inherit;font-weight:600;border:0;border-radius:10px;padding:12px 16px;width:100%;margin-top:8px;cursor:pointer;background:#e2e5ea;color:#1c1e21}
button.main{background:#1255cc;color:#fff}button:focus-visible,input:focus-visible{outline:3px solid #f2a900;outline-offset:2px}
.dot{width:56px;height:56px;border-radius:50%;background:#1255cc;color:#fff;display:grid;place-items:center;font-size:28px;margin-bottom:14px}
`

/** A page of the dialog. */
export function dialogPage(language: DialogLanguage, body: Html): string {
  const page = html`<html lang="${language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>${words[language].title}</title>
<style>${{ html: style }}</style></head><body>
<div class="ribbon" data-testid="emulator-ribbon">${words[language].ribbon}</div><main>${body}</main></body></html>`
  return `<!doctype html>${page.html}`
}
