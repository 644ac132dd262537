// Before anything is drawn: the theme that the address or the device asks for, so that no page flashes.
;(() => {
  try {
    const asked = new URLSearchParams(location.search).get('theme')
    const kept = JSON.parse(localStorage.getItem('podarium-preferences') ?? '{}').theme
    const theme = asked === 'dark' || asked === 'light' ? asked : kept
    if (theme === 'dark' || theme === 'light') document.documentElement.dataset.theme = theme
  } catch {
    // Without storage the system's theme holds.
  }
})()
