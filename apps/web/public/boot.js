// Runs before the first paint, so that neither colours nor language change under the reader's eyes.
;(() => {
  var root = document.documentElement
  var read = (key) => {
    try {
      return localStorage.getItem(key)
    } catch (_refused) {
      return null
    }
  }
  var chosen = read('lm.theme')
  var dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  root.dataset.theme = dark ? 'dark' : 'light'
  root.dataset.density = read('lm.density') === 'compact' ? 'compact' : 'roomy'
  root.lang = read('lm.locale') === 'en' ? 'en' : 'vi'
})()
