/** Runs in the page: the contrast of every piece of visible text with what lies behind it, by WCAG 2. */
export function contrasts() {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const read = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
    return { rgb: [red, green, blue], alpha: alpha / 255 };
  };
  const over = (top, under) => under.map((part, index) => part + (top.rgb[index] - part) * top.alpha);
  const behind = (element) => {
    if (element === null) return read(getComputedStyle(document.body).backgroundColor).rgb;
    const { backgroundColor, backgroundImage } = getComputedStyle(element);
    const first = /rgba?\([^)]*\)/.exec(backgroundImage)?.[0];
    const color = read(first ?? backgroundColor);
    return color.alpha === 1 ? color.rgb : over(color, behind(element.parentElement));
  };
  const luminance = (rgb) => {
    const [red, green, blue] = rgb.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  return [...document.body.querySelectorAll('*')]
    .filter((element) => element.checkVisibility() && element.getClientRects().length > 0)
    .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== ''))
    .filter((element) => element.closest('.sr-only, .skip') === null)
    .map((element) => {
      const under = behind(element);
      const text = over(read(getComputedStyle(element).color), under);
      const [dim, bright] = [luminance(under), luminance(text)].sort((one, other) => one - other);
      return {
        text: element.textContent.trim().slice(0, 30),
        ratio: Math.round(((bright + 0.05) / (dim + 0.05)) * 100) / 100,
      };
    });
}
