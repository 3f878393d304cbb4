# The service in a container: built from the lock alone, run without a compiler and without root.

FROM python:3.11-slim-bookworm AS build
WORKDIR /build
ENV UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy UV_NO_CACHE=1
COPY requirements.lock pyproject.toml ./
# The installer stands in the lock too, as in scripts/setup.
RUN awk '/^[^ ]/ { ours = /^uv==/ } ours' requirements.lock > installer.lock \
 && python -m pip install --no-cache-dir --disable-pip-version-check --no-deps --require-hashes \
      --requirement installer.lock
# What the service runs on and no more: pyproject.toml says which, the lock says which bytes.
RUN python -m venv --without-pip /opt/penilaian \
 && uv pip install --python /opt/penilaian/bin/python --require-hashes --only-binary :all: \
      --requirements pyproject.toml --constraints requirements.lock
COPY README.md LICENSE ./
COPY migrations migrations
COPY src src
RUN uv build --quiet --wheel --require-hashes --build-constraints requirements.lock --out-dir dist \
 && uv pip install --python /opt/penilaian/bin/python --no-deps dist/*.whl

FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 --home-dir /var/lib/penilaian --create-home penilaian
COPY --from=build /opt/penilaian /opt/penilaian
ENV PATH=/opt/penilaian/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PENILAIAN_DATA_FOLDER=/var/lib/penilaian \
    PENILAIAN_DATABASE_URL=sqlite:////var/lib/penilaian/penilaian.db
USER penilaian
WORKDIR /var/lib/penilaian
VOLUME /var/lib/penilaian
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s CMD ["python", "-c", \
  "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/livez', timeout=2)"]
ENTRYPOINT ["penilaian-api"]
CMD ["serve", "--host", "0.0.0.0"]
