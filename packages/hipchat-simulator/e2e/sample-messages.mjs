/** A believable hour of a room, as the router's template writes it: for the picture and for the eye. */
export function sampleMessages(graphUrl) {
  return [
    {
      from: 'production',
      color: 'gray',
      message_format: 'text',
      message:
        '@here deploy of payments 4.18.0 begins, graphs at https://mackerel.example/orgs/acme/dashboards (coffee)',
    },
    {
      from: 'production',
      color: 'yellow',
      message:
        '<b>WARNING</b> <a href="https://mackerel.example/alerts/2wpLU5fBXbG">CPU %</a> on <b>payments-db-1</b> <i>payments: db-master</i><br>' +
        '<code>82.4</code> above <code>80</code> for 5 minutes',
    },
    {
      from: 'production',
      color: 'red',
      notify: true,
      message:
        '<b>CRITICAL</b> <a href="https://mackerel.example/alerts/2wpLU5fBXbG">CPU %</a> on <b>payments-db-1</b> <i>payments: db-master</i><br>' +
        `<code>97.1</code> above <code>95</code> for 2 minutes<br><a href="https://mackerel.example/graph"><img src="${graphUrl}" alt="CPU % of payments-db-1" width="520" height="130"></a>`,
    },
    {
      from: 'production',
      color: 'green',
      message:
        '<b>RESOLVED</b> <a href="https://mackerel.example/alerts/2wpLU5fBXbG">CPU %</a> on <b>payments-db-1</b> <i>payments: db-master</i><br>' +
        'back to <code>34.0</code> after 14 minutes',
    },
    {
      from: 'production',
      color: 'red',
      notify: true,
      message: 'CRITICAL: 決済APIの応答 https://pay.example/health: 503 Service Unavailable',
      card: {
        id: 'alert-2wpMx',
        style: 'application',
        format: 'medium',
        title: '決済APIの応答が遅い: pay.example/health',
        url: 'https://mackerel.example/alerts/2wpMx',
        description: {
          format: 'html',
          value:
            'External check answers <b>503</b> since 10:41. Runbook: <a href="https://wiki.example/pay">payments</a>.',
        },
        activity: { html: '<b>Mackerel</b> opened an alert' },
        attributes: [
          { label: 'Status', value: { label: 'critical', style: 'lozenge-error' } },
          { label: 'Service', value: { label: 'payments', style: 'lozenge-complete' } },
          { label: 'Deploy', value: { label: 'running', style: 'lozenge-current' } },
          { label: 'Value', value: { label: '4,812 ms' } },
        ],
      },
    },
    {
      from: 'staging',
      color: 'purple',
      message: 'Hosts retired with <b>role</b> <code>batch: worker</code>: worker-7, worker-8, worker-9',
    },
  ];
}

/** A graph that needs no network. */
export function graphSvg() {
  const points = Array.from({ length: 53 }, (_, x) => {
    const rise = x < 22 ? 0 : x < 34 ? (x - 22) * 6 : 66 - Math.max(0, x - 44) * 3;
    return `${x * 10},${(104 - rise - 6 * Math.sin(x * 1.3) - 4 * Math.cos(x * 2.9)).toFixed(1)}`;
  }).join(' ');
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 520 130"><rect width="520" height="130" fill="#fff"/>' +
    '<g stroke="#e3e8ee"><path d="M0 32.5h520M0 65h520M0 97.5h520"/></g>' +
    '<path d="M0 36h520" stroke="#d2432f" stroke-dasharray="5 4"/>' +
    `<polygon points="0,130 ${points} 520,130" fill="#2b7fd0" opacity=".18"/>` +
    `<polyline points="${points}" fill="none" stroke="#2b7fd0" stroke-width="2"/></svg>`
  );
}
