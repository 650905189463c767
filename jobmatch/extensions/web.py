"""Flask's own helpers, unbound: sign-in, forgery protection, migrations, texts."""

from flask_babel import Babel
from flask_login import LoginManager
from flask_migrate import Migrate
from flask_wtf import CSRFProtect

login = LoginManager()
csrf = CSRFProtect()
migrate = Migrate()
babel = Babel()
