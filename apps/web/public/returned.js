// Facebook has sent this window back. Beside the wizard it tells the wizard and goes away; in its tab it goes on there.
const next = document.getElementById('next')
const channel = new BroadcastChannel('lien-mach-connect')
channel.postMessage(next.dataset.problem)
channel.close()
if (window.opener) window.close()
else location.replace(next.href)
