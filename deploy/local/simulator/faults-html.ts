import { FAULTS } from './machines/faults';

export const FAULTS_HTML = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Simulated machines</title>
<style>body{font:18px sans-serif;margin:2rem;max-width:70rem}article{border:1px solid #999;border-radius:8px;padding:1rem;margin:1rem 0}table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.2rem .6rem;border-bottom:1px solid #ddd}td.value{font-variant-numeric:tabular-nums}tr.bad td{background:#fbe9e7}button,select,input{font:inherit;min-height:44px;margin:.2rem}input{width:6rem}</style>
<h1>Simulated machines</h1><p>What machines of the plant say, and what can go wrong with them.</p>
<p><button data-cut>Cut the network for 10 s</button> <button data-end>End all faults</button></p><main></main>
<script>
const FAULTS = ${JSON.stringify(FAULTS)};
const main = document.querySelector('main');
const send = (path, body) => fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }).then(show);
document.querySelector('[data-cut]').onclick = () => send('/cut', { seconds: 10 });
document.querySelector('[data-end]').onclick = () => send('/faults/end', {});
const options = (list) => list.map(([value, text]) => { const option = document.createElement('option'); option.value = value; option.textContent = text; return option; });
async function show() {
  for (const { code, clock, reachable, faults, tags } of await (await fetch('/machines')).json()) {
    let box = document.getElementById(code);
    if (!box) {
      box = main.appendChild(document.createElement('article'));
      box.id = code;
      box.innerHTML = '<h2></h2><p></p><table><tbody></tbody></table><select aria-label="tag"></select> <select aria-label="fault"></select> <input inputmode="numeric" aria-label="seconds" placeholder="seconds"> <button data-do="on">Switch on</button> <button data-do="end">End its faults</button>';
      box.querySelector('h2').textContent = code;
      const [tag, fault] = box.querySelectorAll('select');
      tag.append(...options([['', 'all tags'], ...tags.map((one) => [one.code, one.title])]));
      fault.append(...options(FAULTS.map((one) => [one, one])));
      box.onclick = ({ target }) => {
        const seconds = Number(box.querySelector('input').value) || undefined;
        if (target.dataset.do === 'on') send('/faults', { machine: code, tag: tag.value || undefined, fault: fault.value, seconds });
        if (target.dataset.do === 'end') send('/faults/end', { machine: code });
      };
    }
    box.querySelector('p').textContent = 'Its clock: ' + clock + (reachable ? '' : '. Nobody reaches it.') + (faults.length ? ' Faults: ' + faults.map((one) => one.fault + (one.tag ? ' of ' + one.tag : '') + (one.secondsLeft ? ' (' + one.secondsLeft + ' s)' : '')).join(', ') : '');
    box.querySelector('tbody').replaceChildren(...tags.map(({ title, value, unit, quality }) => {
      const row = document.createElement('tr');
      if (quality !== 'good') row.className = 'bad';
      for (const text of [title, String(value), unit || '', quality]) row.appendChild(document.createElement('td')).textContent = text;
      row.children[1].className = 'value';
      return row;
    }));
  }
}
show(); setInterval(show, 1000);
</script></html>`;
