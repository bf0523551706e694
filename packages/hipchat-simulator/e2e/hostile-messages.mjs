const ATTACKS = [
  '<script>window.pwned = 1</script>',
  '<img src=x onerror="window.pwned = 1">',
  '<img src="https://127.0.0.1:1/x" onerror="window.pwned = 1">',
  '<a href="javascript:window.pwned = 1" id="bad">click</a>',
  '<svg onload="window.pwned = 1"><iframe srcdoc="<script>parent.pwned = 1</script>"></iframe></svg>',
  '<b style="position: fixed; inset: 0" onmouseover="window.pwned = 1">over</b>',
  '"><details open ontoggle="window.pwned = 1">',
];

/** Each attack in every field that a page shows: as HTML, as text and all over a card. */
export function hostileMessages() {
  return ATTACKS.flatMap((attack) => [
    { message: attack, from: attack.slice(0, 64) },
    { message: attack, message_format: 'text', attach_to: '<b onclick=x>' },
    { message: 'x', card: hostileCard(attack) },
  ]);
}

function hostileCard(attack) {
  const url = 'javascript:window.pwned = 1';
  return {
    id: '1',
    style: 'media',
    title: attack,
    url,
    icon: url,
    description: { value: attack, format: 'html' },
    activity: { html: attack },
    attributes: [{ label: attack, value: { label: attack, url, style: 'lozenge' } }],
  };
}
