'use strict';
// Pointing at a cluster anywhere brings it to the front of the scatter.
for (const part of document.querySelectorAll('tr[data-cluster]')) {
  const front = document.querySelector('.scatter img[data-cluster="' + part.dataset.cluster + '"]');
  if (front) {
    part.addEventListener('mouseenter', () => front.classList.add('shown'));
    part.addEventListener('mouseleave', () => front.classList.remove('shown'));
  }
}
// Heads of columns sort.
for (const head of document.querySelectorAll('th[data-sort]')) {
  const button = document.createElement('button');
  button.textContent = head.textContent;
  head.replaceChildren(button);
  button.addEventListener('click', () => {
    const table = head.closest('table');
    const column = Array.from(head.parentNode.children).indexOf(head);
    const falling = head.getAttribute('aria-sort') !== 'descending';
    for (const other of table.querySelectorAll('th')) {
      other.removeAttribute('aria-sort');
    }
    head.setAttribute('aria-sort', falling ? 'descending' : 'ascending');
    const value = row => Number(row.children[column].dataset.value);
    const rows = Array.from(table.tBodies[0].rows);
    rows.sort((a, b) => (value(a) - value(b)) * (falling ? -1 : 1));
    table.tBodies[0].append(...rows);
  });
}
// What lies behind a figure.
const tip = document.createElement('div');
tip.id = 'tip';
tip.hidden = true;
document.body.append(tip);
for (const place of document.querySelectorAll('[data-tip]')) {
  place.addEventListener('mousemove', event => {
    tip.textContent = place.dataset.tip;
    tip.hidden = false;
    tip.style.left = Math.min(event.clientX + 14, innerWidth - tip.offsetWidth - 8) + 'px';
    tip.style.top = Math.min(event.clientY + 14, innerHeight - tip.offsetHeight - 8) + 'px';
  });
  place.addEventListener('mouseleave', () => { tip.hidden = true; });
}
