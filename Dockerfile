# A hosted Dateline: the gazetteer's index is built into the image, the store lives in the volume /data.
FROM python:3.11-slim
WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt
COPY . .
ENV DATELINE_CACHE=/app/cache DATELINE_STORE=sqlite:////data/dateline.sqlite
RUN python -m geo gazetteer build && useradd --create-home dateline && mkdir /data && chown -R dateline /data /app/cache
USER dateline
VOLUME /data
EXPOSE 8501
HEALTHCHECK CMD python -c "import urllib.request as u; u.urlopen('http://127.0.0.1:8501/_stcore/health', timeout=3)"
CMD ["streamlit", "run", "dashboard.py", "--server.headless=true", "--server.address=0.0.0.0"]
