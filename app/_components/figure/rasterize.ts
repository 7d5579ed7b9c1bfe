/** Draws a complete SVG (own width and height, no outside reference) as PNG bytes, `scale` device pixels to the unit. */
export async function rasterize(svg: string, scale: number): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(image.naturalWidth * scale);
    canvas.height = Math.round(image.naturalHeight * scale);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('png: no drawing surface');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((png) => (png ? resolve(png) : reject(new Error('png: the browser gave no bytes'))), 'image/png');
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}
