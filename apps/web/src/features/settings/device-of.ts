const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg\//u, 'Edge'],
  [/OPR\//u, 'Opera'],
  [/coc_coc_browser/iu, 'Cốc Cốc'],
  [/SamsungBrowser/u, 'Samsung Internet'],
  [/Firefox\//u, 'Firefox'],
  [/Chrome\//u, 'Chrome'],
  [/Safari\//u, 'Safari'],
]

const systems: readonly (readonly [RegExp, string])[] = [
  [/Android/u, 'Android'],
  [/iPhone|iPad/u, 'iOS'],
  [/Windows/u, 'Windows'],
  [/Mac OS/u, 'macOS'],
  [/CrOS/u, 'ChromeOS'],
  [/Linux/u, 'Linux'],
]

/** A browser and its system, as people call them; null where the header tells neither. */
export function deviceOf(userAgent: string | null): { browser: string; system: string } | null {
  const browser = browsers.find(([mark]) => mark.test(userAgent ?? ''))?.[1]
  const system = systems.find(([mark]) => mark.test(userAgent ?? ''))?.[1]
  return browser && system ? { browser, system } : null
}
